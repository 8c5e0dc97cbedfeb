// Low-latency viewers, one video and one audio rendition each; and, as the peer, the same sizes at the same
// pace from a server of plain files.
#include "bench/load/scenarios.hpp"
#include "bench/load/viewer.hpp"

namespace paraninfo::load {

namespace {

using namespace std::chrono_literals;

std::chrono::nanoseconds nanoseconds(double seconds) {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::duration<double>(seconds));
}

// Fetches one object of the playlist's size and one of the part's, each part period, as a player would.
class PlainViewer {
  public:
    PlainViewer(Loop& loop, const TlsContext& context, Endpoint endpoint, std::string folder,
                ViewerFigures& figures)
        : endpoint_(endpoint),
          folder_(std::move(folder)),
          figures_(figures),
          client_(loop, context, endpoint) {}

    void turn() {
        if (client_.busy()) return;
        get("playlist", [this] { get("part", [] {}); });
    }

  private:
    void get(const std::string& name, std::function<void()> then) {
        ++figures_.requests;
        client_.request(request_head("GET", folder_ + name, endpoint_, ""), "",
                        [this, then = std::move(then)](Response& response) {
                            if (response.status != 200) {
                                ++figures_.errors;
                                return;
                            }
                            figures_.bytes += static_cast<double>(response.wire_bytes);
                            then();
                        });
    }

    Endpoint endpoint_;
    std::string folder_;
    ViewerFigures& figures_;
    HttpClient client_;
};

struct Measured {
    double cpu_us = 0;
    double own_core = 0;
    double seconds = 0;
};

Measured measure(Loop& loop, const Options& options, ViewerFigures& video, ViewerFigures& audio) {
    video = {};
    audio = {};
    const double cpu = cpu_us_of(options.server_pids);
    const double own = own_cpu_us();
    const auto idle = loop.idle();
    const auto start = Clock::now();
    loop.run_until(start + nanoseconds(options.seconds));
    const double us = std::chrono::duration<double, std::micro>(Clock::now() - start).count();
    const double idled = std::chrono::duration<double, std::micro>(loop.idle() - idle).count();
    return {cpu_us_of(options.server_pids) - cpu, (own_cpu_us() - own - idled) / us, us / 1e6};
}

void report(const Measured& measured, ViewerFigures& video, ViewerFigures& audio) {
    const double megabytes = (video.bytes + audio.bytes) / 1e6;
    const auto mean = [](const ViewerFigures& f) {
        return f.parts == 0 ? 0 : f.part_bytes / static_cast<double>(f.parts);
    };
    print_json({{"requests", video.requests + audio.requests},
                {"errors", video.errors + audio.errors},
                {"last_error", video.last_error + audio.last_error},
                {"mb_per_s", megabytes / measured.seconds},
                {"cpu_us_per_mb", megabytes == 0 ? 0 : measured.cpu_us / megabytes},
                {"server_core", measured.cpu_us / measured.seconds / 1e6},
                {"generator_core", measured.own_core},
                {"reload_p50_ms", video.reload_ms.percentile(0.5)},
                {"reload_p99_ms", video.reload_ms.percentile(0.99)},
                {"audio_reload_p99_ms", audio.reload_ms.percentile(0.99)},
                {"reload_read_p50_ms", video.reload_read_ms.percentile(0.5)},
                {"reload_read_p99_ms", video.reload_read_ms.percentile(0.99)},
                {"video_playlist_bytes", video.playlist_bytes},
                {"audio_playlist_bytes", audio.playlist_bytes},
                {"video_part_bytes", mean(video)},
                {"audio_part_bytes", mean(audio)}});
}

int run_plain(const Options& options) {
    Loop loop(options.awake);
    TlsContext context;
    ViewerFigures video;
    ViewerFigures audio;
    std::vector<std::unique_ptr<PlainViewer>> viewers;
    for (std::size_t i = 0; i < options.count; ++i) {
        viewers.push_back(
            std::make_unique<PlainViewer>(loop, context, options.target.endpoint, "/video/", video));
        viewers.push_back(
            std::make_unique<PlainViewer>(loop, context, options.target.endpoint, "/audio/", audio));
    }
    // Connections open over two seconds; then all viewers of a rendition come in the same moment of each
    // period, as parked reloads do; those of the other half a period later, as its parts are not complete in
    // the same moment.
    for (std::size_t i = 0; i < viewers.size(); ++i) {
        loop.after(nanoseconds(options.spread) * static_cast<std::int64_t>(i) /
                       static_cast<std::int64_t>(viewers.size()),
                   [&viewer = *viewers[i]] { viewer.turn(); });
    }
    loop.run_until(Clock::now() + nanoseconds(options.spread) + 1s);
    const auto start = Clock::now();
    const auto turns = static_cast<std::int64_t>((options.seconds + 1) * options.rate);
    for (std::int64_t turn = 0; turn < turns; ++turn) {
        for (const std::size_t rendition : {0U, 1U}) {
            const double when =
                (static_cast<double>(turn) + 0.5 * static_cast<double>(rendition)) / options.rate;
            loop.at(start + nanoseconds(when), [&viewers, rendition] {
                for (std::size_t i = rendition; i < viewers.size(); i += 2) viewers[i]->turn();
            });
        }
    }
    const auto measured = measure(loop, options, video, audio);
    report(measured, video, audio);
    return 0;
}

}  // namespace

int run_hls(const Options& options) {
    if (options.target.plain_peer) return run_plain(options);
    Loop loop(options.awake);
    TlsContext context;
    ViewerFigures video;
    ViewerFigures audio;
    const auto people = read_people(options.people);
    std::vector<std::unique_ptr<RenditionViewer>> viewers;
    for (std::size_t i = 0; i < options.count; ++i) {
        const auto& person = people.at(i);
        for (const auto& [name, figures] :
             {std::pair{options.video, &video}, std::pair{options.audio, &audio}}) {
            viewers.push_back(std::make_unique<RenditionViewer>(loop, context, options.target.endpoint,
                                                                options.publication + name + "/",
                                                                person.cookie, *figures));
        }
        loop.after(nanoseconds(options.spread * static_cast<double>(i) / static_cast<double>(options.count)),
                   [&first = *viewers[viewers.size() - 2], &second = *viewers.back()] {
                       first.start();
                       second.start();
                   });
    }
    loop.run_until(Clock::now() + nanoseconds(options.spread) + 3s);
    const auto measured = measure(loop, options, video, audio);
    report(measured, video, audio);
    return 0;
}

// One viewer that writes down when each part's last byte came and in which run: to see how long a worker's
// death shows.
int run_watch(const Options& options) {
    Loop loop;
    TlsContext context;
    ViewerFigures figures;
    const auto people = read_people(options.people);
    const auto hook = [](const std::string& uri, const std::string& playlist) {
        const auto map = playlist.rfind("#EXT-X-MAP:URI=\"");
        const auto wall = std::chrono::system_clock::now().time_since_epoch();
        print_json({{"at_ms", std::chrono::duration_cast<std::chrono::milliseconds>(wall).count()},
                    {"part", uri},
                    {"map", playlist.substr(map + 16, playlist.find('"', map + 16) - map - 16)}});
    };
    RenditionViewer viewer(loop, context, options.target.endpoint, options.publication + options.video + "/",
                           people.at(0).cookie, figures, {.part = hook});
    viewer.start();
    loop.run_until(Clock::now() + nanoseconds(options.seconds));
    return 0;
}

}  // namespace paraninfo::load
