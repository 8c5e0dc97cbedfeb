#include "media/program/run.hpp"

#include "media/gst/plugins.hpp"
#include "media/link/link.hpp"
#include "media/program/clock.hpp"
#include "media/program/programme.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <malloc.h>
#include <mutex>
#include <optional>
#include <pthread.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace paraninfo::program {
namespace {

// Three times what two renditions from a 1080p source take; most of it is threads' arenas, never touched.
constexpr rlim_t address_space_max = rlim_t{4} << 30;
// A publisher takes 33 MiB and its decoder's pictures, up to 4096 x 2304 of them; a player of the return 27.
constexpr rlim_t publisher_space_max = rlim_t{224} << 20;
constexpr rlim_t player_space_max = rlim_t{32} << 20;
// A muxer, and its share of a picture that is encoded once more.
constexpr rlim_t output_space_max = rlim_t{64} << 20;
// A session has about sixteen threads that do little: eight megabytes of stack and an arena for each would be
// most of what the limit counts.
constexpr std::size_t stack_bytes = 2u << 20;
constexpr int arenas_max = 8;
// Each session leaves holes in whichever arenas its threads were given, and glibc gives an arena's end back
// at most: without this the memory of a day is that of each arena's worst session.
constexpr Instant gives_back_every = std::chrono::seconds(20);

volatile std::sig_atomic_t told_to_end = 0;

void close_doors() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    pthread_attr_t threads;
    pthread_attr_init(&threads);
    pthread_attr_setstacksize(&threads, stack_bytes);
    pthread_setattr_default_np(&threads);
    pthread_attr_destroy(&threads);
    mallopt(M_ARENA_MAX, arenas_max);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    // Pictures are allocated and freed thirty times a second: keep their memory instead of giving it back
    // each time.
    mallopt(M_MMAP_THRESHOLD, 16 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    std::signal(SIGPIPE, SIG_IGN);
    struct sigaction end {};
    end.sa_handler = [](int) { told_to_end = 1; };
    sigaction(SIGTERM, &end, nullptr);
    sigaction(SIGINT, &end, nullptr);
}

// A source that makes a decoder grow without end ends this worker and nobody else.
void limit_memory([[maybe_unused]] const media_link::Configure& configure) {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    rlim_t most = address_space_max;
    if (configure.contribution.taken)
        most += configure.contribution.publishers_max * publisher_space_max +
                configure.contribution.players_max * player_space_max;
    most += configure.feeds.size() * publisher_space_max;
    most += configure.outputs.size() * output_space_max;
    const rlimit memory{most, most};
    setrlimit(RLIMIT_AS, &memory);
#endif
}

void write_line(const std::string& text) {
    std::fprintf(stderr, "%s\n", text.c_str());
}

// The programme of this process, its link, and the two or three ways in which they end.
class Worker {
  public:
    explicit Worker(const Options& options)
        : socket_path_(options.socket_path), link_(link_options(options), on_message(), health_source()) {}

    int work() {
        link_.start();
        const std::jthread keeper([this](const std::stop_token& stop) { keep(stop); });
        link_.wait();
        // Before the link, which its threads send to.
        const std::lock_guard lock(mutex_);
        over_ = true;
        programme_.reset();
        return exit_told;
    }

  private:
    static link::LinkOptions link_options(const Options& options) {
        link::LinkOptions link;
        link.socket_path = options.socket_path;
        link.hello.role = media_link::Role::programme;
        link.hello.run = options.run.empty() ? link::make_run_id() : options.run;
        link.hello.room = options.room;
        link.hello.pid = static_cast<std::uint32_t>(getpid());
        return link;
    }

    link::Link::OnMessage on_message() {
        return [this](media_link::Message message) {
            if (auto* configure = std::get_if<media_link::Configure>(&message))
                take(std::move(*configure));
            else if (const auto* slate = std::get_if<media_link::Slate>(&message))
                show(*slate);
            else
                hand_on(std::move(message));
        };
    }

    link::Link::HealthSource health_source() {
        return [this] {
            const std::lock_guard lock(mutex_);
            return programme_ ? programme_->health() : media_link::Health{};
        };
    }

    static void give_up_unused_elements(const media_link::Configure& configure) {
        const auto uses = [&configure](media_link::Source::Kind kind) {
            return configure.source.kind == kind || (configure.backup && configure.backup->kind == kind) ||
                   std::ranges::any_of(configure.feeds,
                                       [kind](const auto& feed) { return feed.source.kind == kind; });
        };
        std::vector<gst::Source> used;
        if (uses(media_link::Source::Kind::rtsp)) used.push_back(gst::Source::rtsp);
        if (uses(media_link::Source::Kind::capture)) used.push_back(gst::Source::capture);
        if (configure.contribution.taken) used.push_back(gst::Source::webrtc);
        gst::give_up_all_but(used);
    }

    void take(media_link::Configure configure) {
        const std::lock_guard lock(mutex_);
        if (configure_ && *configure_ != configure) end(exit_reconfigured, "another configuration");
        if (configure_ || over_) return;
        configure_ = std::move(configure);
        try {
            limit_memory(*configure_);
            give_up_unused_elements(*configure_);
            programme_ = std::make_unique<Programme>(
                *configure_, socket_path_, began_,
                ProgrammeHandlers{[this](media_link::Message out) { link_.send(std::move(out)); },
                                  [](const std::string& text) { end(exit_stalled, text); }});
        } catch (const std::exception& error) {
            end(exit_broken, error.what());
        }
    }

    void show(const media_link::Slate& slate) {
        const std::lock_guard lock(mutex_);
        if (programme_) programme_->show_slate(slate);
    }

    void hand_on(media_link::Message message) {
        const std::lock_guard lock(mutex_);
        Studio* studio = programme_ ? programme_->studio() : nullptr;
        if (studio) studio->take(std::move(message));
    }

    void keep(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            if (told_to_end) return link_.close();
            tend();
            if (monotonic_now() - gave_back_ < gives_back_every) continue;
            malloc_trim(0);
            gave_back_ = monotonic_now();
        }
    }

    void tend() {
        const std::lock_guard lock(mutex_);
        if (programme_) programme_->tend();
    }

    // Without ado: a pipeline that stands still would not let itself be ended either.
    [[noreturn]] static void end(int status, const std::string& text) {
        write_line("programme ends (" + std::to_string(status) + "): " + text);
        std::_Exit(status);
    }

    const Instant began_ = monotonic_now();
    Instant gave_back_ = began_;  // of the keeper
    const std::string socket_path_;
    std::mutex mutex_;  // of configure_ and programme_
    std::optional<media_link::Configure> configure_;
    std::unique_ptr<Programme> programme_;
    bool over_ = false;
    link::Link link_;
};

}  // namespace

int run(const Options& options) {
    close_doors();
    try {
        const auto beside = std::filesystem::path(options.socket_path).parent_path();
        // A folder of its own: what one worker leaves there is read by none but its successor.
        gst::start_with_allowed_plugins(beside / ("gst-" + options.room));
        Worker worker(options);
        return worker.work();
    } catch (const std::exception& error) {
        write_line(std::string("programme cannot run: ") + error.what());
        return exit_broken;
    }
}

}  // namespace paraninfo::program
