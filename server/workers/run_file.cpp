#include "server/workers/run_file.hpp"

#include "protocol/media_link/messages.hpp"
#include "server/workers/digest.hpp"
#include "server/workers/replace_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <stdexcept>
#include <sys/random.h>

namespace paraninfo::workers {
namespace {

using nlohmann::json;

constexpr int file_version = 1;
constexpr std::uint64_t msn_reserve = 10;

json to_json(const PublicationRecord& m) {
    return {{"prefix", m.prefix},
            {"configuration", m.configuration},
            {"anchor_wall_ms", m.anchor.wall_ms},
            {"anchor_monotonic_ns", m.anchor.monotonic_ns},
            {"first_msn", m.first.first_msn},
            {"ordinal", m.first.ordinal},
            {"begun_at_ns", m.begun_at_ns},
            {"begun", m.begun},
            {"first_segment", m.first_segment ? json(*m.first_segment) : json()},
            {"ended", m.ended},
            {"timeline", m.timeline},
            {"recorded", m.recorded},
            {"recorded_since_ms", m.recorded_since_ms}};
}

PublicationRecord publication_of(const json& in) {
    PublicationRecord m;
    m.prefix = in.at("prefix").get<std::string>();
    m.configuration = in.at("configuration").get<std::string>();
    m.anchor.wall_ms = in.at("anchor_wall_ms").get<std::int64_t>();
    m.anchor.monotonic_ns = in.at("anchor_monotonic_ns").get<std::int64_t>();
    m.first.first_msn = in.at("first_msn").get<std::uint64_t>();
    m.first.ordinal = in.at("ordinal").get<std::uint32_t>();
    m.begun_at_ns = in.at("begun_at_ns").get<std::int64_t>();
    m.begun = in.at("begun").get<bool>();
    if (in.contains("first_segment")) {
        const json& first = in.at("first_segment");
        m.first_segment =
            first.is_null() ? std::nullopt : std::optional<std::uint64_t>{first.get<std::uint64_t>()};
    }
    m.ended = in.value("ended", false);
    m.timeline = in.value("timeline", std::uint32_t{0});
    m.recorded = in.value("recorded", true);
    m.recorded_since_ms = in.value("recorded_since_ms", std::int64_t{0});
    if (!media_link::is_name(m.prefix) || m.first.first_msn < 1) throw std::invalid_argument{"publication"};
    return m;
}

RunFile file_of(const json& in) {
    if (in.at("version").get<int>() != file_version) throw std::invalid_argument{"version"};
    RunFile file;
    file.run.boot = in.at("boot").get<std::string>();
    file.run.run = in.at("run").get<std::string>();
    file.run.process.pid = in.at("pid").get<pid_t>();
    file.run.process.started = in.at("started").get<std::uint64_t>();
    if (!media_link::is_run_id(file.run.run)) throw std::invalid_argument{"run"};
    file.run_begun_ns = in.value("run_begun_ns", std::int64_t{0});
    if (in.contains("publication")) file.publication = publication_of(in.at("publication"));
    return file;
}

}  // namespace

std::optional<RunFile> load_run(const std::filesystem::path& path) {
    std::ifstream in{path};
    if (!in) return std::nullopt;
    try {
        return file_of(json::parse(in));
    } catch (const json::exception&) {
        return std::nullopt;
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

void store_run(const std::filesystem::path& path, const RunFile& file) {
    json out{{"version", file_version},
             {"boot", file.run.boot},
             {"run", file.run.run},
             {"pid", file.run.process.pid},
             {"started", file.run.process.started},
             {"run_begun_ns", file.run_begun_ns}};
    if (file.publication) out["publication"] = to_json(*file.publication);
    replace_file(path, out.dump(2) + "\n");
}

std::string boot_id() {
    std::ifstream in{"/proc/sys/kernel/random/boot_id"};
    std::string id;
    in >> id;
    return id;
}

std::int64_t monotonic_ns() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

std::string random_bytes(std::size_t size) {
    std::string random(size, '\0');
    if (::getrandom(random.data(), size, 0) != static_cast<ssize_t>(size)) {
        throw std::runtime_error{"the system gives no random bytes"};
    }
    return random;
}

std::string random_hex(std::size_t bytes) {
    return hex(random_bytes(bytes));
}

std::uint64_t first_msn_above(const PublicationRecord& record, std::int64_t now_ns) {
    const std::int64_t lived = std::max<std::int64_t>(0, now_ns - record.begun_at_ns);
    return record.first.first_msn + static_cast<std::uint64_t>(lived / 1'000'000'000) + msn_reserve;
}

}  // namespace paraninfo::workers
