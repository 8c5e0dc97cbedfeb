#include "server/app/startup.hpp"

#include "server/gateway/response.hpp"
#include "server/journal/engines.hpp"
#include "server/observe/clock.hpp"
#include "server/observe/log.hpp"
#include "server/observe/metrics.hpp"

#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace paraninfo::app {

ProcessLimits::ProcessLimits() {
    ::umask(077);
    std::signal(SIGPIPE, SIG_IGN);
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

gateway::CertificateFiles certificate_files(const config::Settings& settings) {
    if (!settings.tls.certificate.empty()) return {settings.tls.certificate, settings.tls.key};
    const auto local = gateway::local_certificate(settings.data_dir / "tls", settings.public_host);
    observe::log_info("tls.local_certificate", {{"authority", local.authority.string()}});
    return local.files;
}

std::string header_lines(const config::Settings& settings) {
    config::Settings named = settings;
    const std::string url = config::public_url(named);
    return gateway::security_headers(
        {url.substr(url.find("://") + 3), !settings.tls.certificate.empty(), settings.media.origin});
}

std::string media_headers(const config::Settings& settings, const std::string& headers) {
    return settings.media.origin.empty() ? headers : gateway::edge_headers(headers);
}

workers::Plan media_plan(const config::Settings& settings, const std::string& headers,
                         const workers::MasterKey& key) {
    workers::Plan plan = workers::make_plan(settings, key);
    plan.common_headers = media_headers(settings, headers);
    plan.recorded = settings.recording.on;
    plan.recorded_at_once = settings.recording.start == config::RecordingStart::automatic;
    plan.dvr = std::chrono::minutes{settings.media.dvr_minutes};
    plan.bench_headers = std::getenv("PARANINFO_BENCH_HEADERS") != nullptr;
    return plan;
}

std::optional<workers::Sandbox> media_sandbox(config::Confine wanted) {
    std::string why_not = "media.sandbox is off";
    std::optional<workers::Sandbox> sandbox;
    if (wanted != config::Confine::off) sandbox = workers::find_sandbox(why_not);
    if (!sandbox && wanted == config::Confine::require)
        throw std::runtime_error{"media.sandbox: workers cannot be confined: " + why_not};
    observe::gauge("paraninfo_media_confined", "1 if media workers run in a sandbox.").set(sandbox ? 1 : 0);
    if (sandbox)
        observe::log_info("media.sandbox", {{"by", sandbox->bubblewrap.string()}});
    else
        observe::log_warn("media.no_sandbox", {{"why", why_not}});
    return sandbox;
}

std::unique_ptr<journal::Engine> open_journal(const config::Settings& settings) {
    journal::SqliteOptions options;
    options.path = settings.data_dir / "journal.db";
    return journal::sqlite_engine(options);
}

journal::Limits journal_limits(const config::Settings& settings) {
    journal::Limits limits;
    limits.queue_max = static_cast<std::size_t>(settings.limits.commands_waiting);
    return limits;
}

std::int64_t part_milliseconds(const workers::Plan& plan) {
    if (plan.programmes.empty()) return 0;
    const auto& programme = plan.programmes.front();
    return 1000 * static_cast<std::int64_t>(programme.frames_per_part) * programme.fps_denominator /
           std::max<std::int64_t>(1, programme.fps_numerator);
}

archive::RecorderOptions recorder_options(const config::Settings& settings,
                                          std::function<void(const archive::Recorded&)> on_recorded) {
    archive::RecorderOptions options;
    options.folder = settings.data_dir / "recordings";
    options.records = settings.recording.on;
    options.quota.bytes = static_cast<std::uint64_t>(settings.recording.quota_gib) << 30;
    options.quota.keep = std::chrono::days{settings.recording.keep_days};
    options.wall_ms = observe::wall_ms;
    options.on_recorded = std::move(on_recorded);
    return options;
}

}  // namespace paraninfo::app
