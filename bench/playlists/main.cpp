// What a reload of a live playlist costs for windows of several lengths: bytes on the wire, whole and as a
// delta update, and the CPU time of making one version for four renditions (docs/decisions/dvr.md).
#include "server/hls/gzip.hpp"
#include "server/hls/publication.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace {

using namespace paraninfo::hls;
using namespace std::chrono_literals;

constexpr std::uint32_t parts_in_segment = 6;
constexpr Nanoseconds part_length{333'333'333};
constexpr std::size_t renditions = 4;
constexpr std::int64_t began_ms = 1'790'000'000'000;

PublicationSettings settings(std::chrono::minutes dvr) {
    PublicationSettings made;
    made.room = "auditorium";
    made.publication = "0123456789abcdef";
    made.renditions = {{"720p", Kind::video, "", "", 1'800'000},
                       {"360p", Kind::video, "", "", 600'000},
                       {"audio", Kind::audio, "es", "Español", 96'000},
                       {"audio-low", Kind::audio, "es", "Español", 48'000, true}};
    made.anchor = {began_ms, 0};
    made.recorded = true;
    made.dvr = dvr;
    return made;
}

std::vector<std::vector<StoredSegment>> recorded(std::uint64_t segments) {
    std::vector<StoredSegment> one;
    for (std::uint64_t msn = 1; msn <= segments; ++msn) {
        StoredSegment segment;
        segment.msn = msn;
        segment.complete = segment.on_disk = true;
        segment.wall_ms = began_ms + static_cast<std::int64_t>(msn) * 2000;
        segment.duration = parts_in_segment * part_length;
        one.push_back(segment);
    }
    return std::vector(renditions, one);
}

double cpu_us() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

std::size_t body(const paraninfo::SharedBytes& answer) {
    return answer ? answer->size() - answer->find("\r\n\r\n") - 4 : 0;
}

class Run {
  public:
    Run(std::chrono::minutes dvr, std::uint64_t before) : publication_(settings(dvr)) {
        publication_.restore(recorded(before));
        if (publication_.begin_run({before + 1, 0}, now_) != Fault::none) std::abort();
        for (std::size_t rendition = 0; rendition < renditions; ++rendition) {
            const bool video = rendition < 2;
            const InitSegment init = video ? InitSegment{"avc1.4d401f", 1280, 720, 30'000, 0, 0, "init"}
                                           : InitSegment{"mp4a.40.2", 0, 0, 0, 48'000, 2, "init"};
            if (publication_.init(rendition, init) != Fault::none) std::abort();
        }
        msn_ = before + 1;
    }

    // The CPU time of each version, by µs.
    std::vector<double> segments(std::uint64_t count) {
        std::vector<double> took;
        for (std::uint64_t segment = 0; segment < count; ++segment, ++msn_)
            for (std::uint32_t index = 0; index < parts_in_segment; ++index) took.push_back(part(index));
        return took;
    }
    const RenditionView& video() const { return *newest_->renditions.front(); }

  private:
    double part(std::uint32_t index) {
        const std::string media(1000, 'm');
        now_ += part_length;
        for (std::size_t rendition = 0; rendition < renditions; ++rendition) {
            const Part part{rendition,  msn_,
                            index,      part_length,
                            index == 0, index + 1 == parts_in_segment,
                            false,      static_cast<std::int64_t>(msn_) * 2'000'000'000,
                            media};
            if (publication_.part(part, now_) != Fault::none) std::abort();
        }
        std::vector<std::pair<std::size_t, std::uint64_t>> written;
        for (const auto& one : publication_.take_finished())
            if (const auto* segment = std::get_if<FinishedSegment>(&one))
                written.emplace_back(segment->rendition, segment->msn);
        publication_.on_disk(written);
        const double before = cpu_us();
        if (auto snapshot = publication_.publish()) newest_ = std::move(snapshot);
        return cpu_us() - before;
    }

    Publication publication_;
    SnapshotPtr newest_;
    Time now_{1h};
    std::uint64_t msn_ = 1;
};

void measure(std::chrono::minutes dvr) {
    const auto before = static_cast<std::uint64_t>(dvr.count()) * 30 + 40;
    const double begin = cpu_us();
    Run run(dvr, before);
    run.segments(1);
    const double first = cpu_us() - begin;
    run.segments(20);
    auto took = run.segments(64);  // two blocks of the past
    std::sort(took.begin(), took.end());
    double sum = 0;
    for (const double one : took) sum += one;
    const auto& view = run.video();
    Gzip gzip;
    const std::string text = view.playlist.plain->substr(view.playlist.plain->find("\r\n\r\n") + 4);
    const double anew_at = cpu_us();
    const auto anew_bytes = gzip.compress(text).size();
    const double anew = cpu_us() - anew_at;
    if (anew_bytes == 0) std::abort();
    std::printf(
        "%5lld %10zu %9zu %9zu %9.0f %9.0f %9.0f %12.0f %10.1f\n", static_cast<long long>(dvr.count()),
        body(view.playlist.plain), body(view.playlist.plain_gzip), body(view.delta.plain_gzip),
        sum / static_cast<double>(took.size()), took[took.size() / 2], took.back(), anew, first / 1000);
}

}  // namespace

int main() {
    std::printf(
        "window      whole     whole     delta      four renditions, one version   one, compressed  going "
        "on\n");
    std::printf(
        "  min       text      gzip      gzip      mean    median    max µs      anew µs   with it, ms\n");
    for (const auto dvr : {0min, 1min, 2min, 30min, 120min, 720min}) measure(dvr);
    return 0;
}
