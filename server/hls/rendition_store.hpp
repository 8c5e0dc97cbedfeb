// The segments, parts and init segments of one rendition: takes them in order, keeps the window, and
// keeps what left it for as long as somebody may still ask, or where a recording has it, what a playlist says
// of it. Part of Publication; the rooms thread.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/hls/finished.hpp"
#include "server/hls/past.hpp"
#include "server/hls/response.hpp"
#include "server/hls/snapshot.hpp"
#include "server/hls/stored.hpp"
#include "server/hls/types.hpp"

namespace paraninfo::hls {

// Measured over the publication's life; bits per second of media.
struct Rates {
    std::uint64_t peak = 0;
    std::uint64_t average = 0;

    bool operator==(const Rates&) const = default;
};

class RenditionStore {
  public:
    RenditionStore(const PublicationSettings& settings, std::size_t index);

    void begin_run(Run run);
    [[nodiscard]] Fault init(const InitSegment& init);
    // `room`: bytes that the publication may still hold, of all its renditions together.
    [[nodiscard]] Fault add(const Part& part, Time now, std::size_t room = store_bytes_max);

    // What is open becomes complete as it is.
    void close_open(Time now);
    // One segment that will never be had, to keep the numbers of all renditions in step.
    void add_gap_segment(Nanoseconds duration, Time now);

    // See Publication::on_disk and Publication::restore.
    void on_disk(std::uint64_t msn);
    void restore(std::vector<StoredSegment> past) { restored_ = std::move(past); }

    // See Publication::take_finished.
    std::vector<Finished> take_finished() { return std::exchange(finished_, {}); }

    const RenditionSpec& spec() const { return settings_.renditions[index_]; }
    const std::deque<StoredSegment>& window() const { return window_; }  // what of it is in memory
    const Past* past() const { return past_ ? &*past_ : nullptr; }       // what is listed before it
    bool empty() const { return window_.empty(); }
    bool ready() const;  // has one whole segment
    bool has_run_parts() const { return run_has_parts_; }
    std::uint64_t next_msn() const;  // above all that is here; 1 if nothing is
    std::optional<Nanoseconds> duration_of(std::uint64_t msn) const;
    const InitSegment* newest_init() const;  // without bytes
    bool ends_in_gap() const;                // its worker does not make it at present
    Rates rates() const;
    std::size_t bytes() const { return bytes_; }

    // Number of changes so far; a version of the playlist is the value at its rendering.
    std::uint64_t version() const { return version_; }

    std::uint64_t hint_msn() const;
    std::uint32_t hint_part() const;
    // Newest segment and part of it that are listed.
    std::uint64_t last_msn() const { return empty() ? 0 : window_.back().msn; }
    std::uint32_t last_part() const;

    std::shared_ptr<const RenditionView> view(PlaylistAnswers playlist, PlaylistAnswers delta = {}) const;

  private:
    struct Retired {
        StoredSegment segment;
        Time until;
    };
    struct StoredInit {
        std::uint32_t number = 0;
        std::string bytes;
        InitSegment description;  // `bytes` is empty
        SharedBytes answer;
    };

    Fault check(const Part& part, std::size_t room) const;
    bool has_open() const { return !window_.empty() && !window_.back().complete; }
    bool is_repeated(const Part& part) const;
    void open_segment(std::uint64_t msn, std::int64_t wall_ms);
    void append(const Part& part, Time now);
    void finish(const StoredSegment& segment, std::size_t body_at);
    void measure(const StoredSegment& segment);
    void trim(Time now);
    // The oldest leaves memory.
    void retire(Time now);
    bool waits_for_disk(const StoredSegment& oldest) const;
    void join_past(std::uint64_t msn);
    void drop_old_parts();
    void drop_unused_inits();
    void tell_disk(RenditionView& view) const;
    Nanoseconds listed() const;
    HeaderSettings headers(Time now) const;

    const PublicationSettings& settings_;
    std::size_t index_;
    Run run_;
    bool run_has_parts_ = false;
    std::optional<Past> past_;             // listed and on disk; only where there is a DVR
    std::vector<StoredSegment> restored_;  // becomes the past once the first segment is known
    std::deque<StoredSegment> window_;     // listed; the last may be open
    std::deque<Retired> retired_;          // no longer listed
    std::deque<StoredInit> inits_;         // ascending
    Nanoseconds longest_listed_{0};
    std::uint64_t peak_ = 0;
    std::uint64_t measured_bytes_ = 0;
    Nanoseconds measured_duration_{0};
    std::size_t bytes_ = 0;
    std::uint64_t version_ = 0;
    std::vector<Finished> finished_;
};

}  // namespace paraninfo::hls
