#include "server/hls/rendition_store.hpp"

#include "server/hls/checksum.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace paraninfo::hls {
namespace {

using namespace std::chrono_literals;

constexpr Nanoseconds part_slack{1000};  // a worker may round a frame's length up
constexpr std::size_t codec_size_max = 64;
// A former process may have listed so much more than it recorded: its window did not begin earlier than ours.
constexpr std::chrono::seconds restored_margin{30};
constexpr unsigned window_stretch_max = 4;  // the window may grow so far while segments are short
constexpr unsigned disk_stretch_max = 2;    // and so far while the recorder has not written the oldest

std::string_view media_type(Kind kind) {
    return kind == Kind::video ? "video/mp4" : "audio/mp4";
}

// The checksum of two texts in a row, from theirs and the second's length.
std::uint32_t joined(std::uint32_t first, std::uint32_t second, std::size_t second_size) {
    return static_cast<std::uint32_t>(crc32_combine(first, second, static_cast<z_off_t>(second_size)));
}

bool is_codec(std::string_view codec) {
    if (codec.empty() || codec.size() > codec_size_max) return false;
    return std::all_of(codec.begin(), codec.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
    });
}

}  // namespace

RenditionStore::RenditionStore(const PublicationSettings& settings, std::size_t index)
    : settings_(settings), index_(index) {
    if (settings_.dvr > std::chrono::minutes{0}) past_.emplace();
}

void RenditionStore::begin_run(Run run) {
    if (run.ordinal == run_.ordinal && !inits_.empty() && inits_.back().number == run.ordinal)
        inits_.pop_back();  // of a run that never made a part: nobody was told of it
    run_ = run;
    run_has_parts_ = false;
}

Fault RenditionStore::init(const InitSegment& init) {
    if (init.bytes.empty() || init.bytes.size() > init_bytes_max || !is_codec(init.codec))
        return Fault::bad_init;
    if (!inits_.empty() && inits_.back().number == run_.ordinal)
        return inits_.back().bytes == init.bytes ? Fault::none : Fault::second_init;
    const std::string name = "init-" + std::to_string(run_.ordinal);
    const std::string etag = content_tag(name, checksum(init.bytes));
    const MediaHeader header{media_type(spec().kind), etag, 60 * settings_.target_duration};
    std::size_t body_at = 0;
    StoredInit stored;
    stored.number = run_.ordinal;
    stored.bytes = init.bytes;
    stored.description = init;
    stored.description.bytes = {};
    stored.answer = media_response(header, headers(Time{}), std::array{init.bytes}, body_at);
    if (settings_.recorded)
        finished_.push_back(FinishedInit{
            index_, stored.number, stored.description, {stored.answer, body_at, checksum(init.bytes)}});
    inits_.push_back(std::move(stored));
    ++version_;
    return Fault::none;
}

// Held twice: as the part, and later in its segment.
Fault RenditionStore::check(const Part& part, std::size_t room) const {
    if (inits_.empty() || inits_.back().number != run_.ordinal) return Fault::no_init;
    if (part.duration <= 0ns || part.duration > settings_.part_target + part_slack)
        return Fault::bad_duration;
    if (part.bytes.empty() != part.gap || part.bytes.size() > part_bytes_max) return Fault::bad_size;
    if (2 * part.bytes.size() > room) return Fault::store_full;
    const Nanoseconds so_far = has_open() ? window_.back().duration : 0ns;
    if (so_far + part.duration >= settings_.target_duration + 500ms) return Fault::bad_duration;
    if (part.index >= parts_per_segment_max) return Fault::too_many_parts;
    return Fault::none;
}

bool RenditionStore::is_repeated(const Part& part) const {
    if (part.msn < run_.first_msn || empty()) return false;
    if (has_open() && part.msn == window_.back().msn) return part.index < window_.back().part_count;
    return part.msn < next_msn();
}

Fault RenditionStore::add(const Part& part, Time now, std::size_t room) {
    if (is_repeated(part)) return Fault::none;
    if (const Fault fault = check(part, room); fault != Fault::none) return fault;
    if (part.msn < run_.first_msn) return Fault::out_of_order;
    if (empty() && part.index != 0) return Fault::none;  // its beginning was before our time
    if (has_open()) {
        if (part.msn != window_.back().msn || part.index != window_.back().part_count)
            return Fault::out_of_order;
    } else {
        if (part.index != 0 || (!empty() && part.msn != next_msn())) return Fault::out_of_order;
        open_segment(part.msn, wall_ms_of(settings_.anchor, part.capture_ns));
    }
    append(part, now);
    part.last ? close_open(now) : trim(now);
    ++version_;
    return Fault::none;
}

void RenditionStore::on_disk(std::uint64_t msn) {
    if (!empty() && msn >= window_.front().msn && msn <= window_.back().msn)
        window_[msn - window_.front().msn].on_disk = true;
}

// The window goes on from what a former process recorded, if nothing is missing in between.
void RenditionStore::join_past(std::uint64_t msn) {
    std::vector<StoredSegment> all = std::move(restored_);
    restored_.clear();
    while (!all.empty() && all.back().msn >= msn) all.pop_back();
    if (!past_ || all.empty() || all.back().msn + 1 != msn) return;
    for (auto& segment : all) {
        if (!past_->empty() && segment.msn != past_->last_msn() + 1) past_->clear();
        past_->add(std::move(segment));
        past_->trim(settings_.dvr - restored_margin, 0ns);
    }
}

void RenditionStore::open_segment(std::uint64_t msn, std::int64_t wall_ms) {
    if (empty()) join_past(msn);
    StoredSegment segment;
    segment.msn = msn;
    segment.run_ordinal = run_.ordinal;
    segment.init_number = inits_.back().number;
    segment.discontinuity = run_.ordinal > 0 && msn == run_.first_msn;
    segment.wall_ms = wall_ms;
    window_.push_back(std::move(segment));
}

void RenditionStore::append(const Part& part, Time now) {
    StoredSegment& segment = window_.back();
    StoredPart stored;
    stored.duration = part.duration;
    stored.independent = part.independent;
    stored.gap = part.gap;
    if (!part.gap) {
        const std::uint32_t sum = checksum(part.bytes);
        segment.checksum = joined(segment.checksum, sum, part.bytes.size());
        const std::string name = std::to_string(part.msn) + "." + std::to_string(part.index);
        const std::string etag = content_tag(name, sum);
        const MediaHeader header{media_type(spec().kind), etag, 6 * settings_.target_duration};
        stored.answer = media_response(header, headers(now), std::array{part.bytes}, stored.body_at);
    }
    segment.bytes += part.bytes.size();
    segment.duration += part.duration;
    segment.gap = segment.gap || part.gap;
    ++segment.part_count;
    segment.parts.push_back(std::move(stored));
    bytes_ += part.bytes.size();
    run_has_parts_ = true;
}

void RenditionStore::close_open(Time now) {
    if (!has_open()) return;
    StoredSegment& segment = window_.back();
    segment.complete = true;
    ++version_;
    std::size_t body_at = 0;
    if (!segment.gap) {
        std::vector<std::string_view> bodies;
        for (const auto& part : segment.parts) bodies.push_back(part.body());
        const std::string etag = content_tag(std::to_string(segment.msn), segment.checksum);
        const MediaHeader header{media_type(spec().kind), etag, 60 * settings_.target_duration};
        segment.answer = media_response(header, headers(now), bodies, body_at);
        bytes_ += segment.bytes;
        measure(segment);
    }
    if (settings_.recorded) finish(segment, body_at);
    drop_old_parts();
    trim(now);
}

void RenditionStore::finish(const StoredSegment& segment, std::size_t body_at) {
    FinishedSegment finished;
    finished.rendition = index_;
    finished.msn = segment.msn;
    finished.run_ordinal = segment.run_ordinal;
    finished.init_number = segment.init_number;
    finished.discontinuity = segment.discontinuity;
    finished.wall_ms = segment.wall_ms;
    finished.duration = segment.duration;
    if (segment.answer) finished.media = {segment.answer, body_at, segment.checksum};
    finished_.push_back(std::move(finished));
}

void RenditionStore::add_gap_segment(Nanoseconds duration, Time now) {
    const StoredSegment& before = window_.back();
    const std::int64_t wall_ms =
        before.wall_ms + std::chrono::duration_cast<std::chrono::milliseconds>(before.duration).count();
    open_segment(before.msn + 1, wall_ms);
    window_.back().duration = duration;
    window_.back().gap = true;
    close_open(now);
}

// Segments much shorter than the target say nothing about the peak (RFC 8216bis, 4.4.6.2).
void RenditionStore::measure(const StoredSegment& segment) {
    measured_bytes_ += segment.bytes;
    measured_duration_ += segment.duration;
    if (2 * segment.duration < settings_.target_duration) return;
    const double seconds = std::chrono::duration<double>(segment.duration).count();
    peak_ = std::max(peak_, static_cast<std::uint64_t>(static_cast<double>(segment.bytes) * 8 / seconds) + 1);
}

Rates RenditionStore::rates() const {
    const double seconds = std::chrono::duration<double>(measured_duration_).count();
    const double bits = static_cast<double>(measured_bytes_) * 8;
    const auto average = seconds > 0 ? static_cast<std::uint64_t>(bits / seconds) + 1 : 0;
    return {std::max({peak_, average, spec().nominal_bits_per_second}), average};
}

Nanoseconds RenditionStore::listed() const {
    Nanoseconds sum{0};
    for (const auto& segment : window_) sum += segment.duration;
    return sum;
}

bool RenditionStore::waits_for_disk(const StoredSegment& oldest) const {
    return past_ && !oldest.on_disk && window_.size() <= disk_stretch_max * settings_.window_segments;
}

// Into the past where the disk has it. What the recorder lost cannot be listed any more, nor what is older:
// the window begins behind it.
void RenditionStore::retire(Time now) {
    StoredSegment gone = std::move(window_.front());
    window_.pop_front();
    if (past_ && gone.on_disk) {
        if (gone.answer) bytes_ -= gone.bytes;
        return past_->add(std::move(gone));
    }
    if (past_) past_->clear();
    const Time until = now + std::chrono::ceil<Time::duration>(gone.duration + longest_listed_);
    retired_.push_back({std::move(gone), until});
}

void RenditionStore::trim(Time now) {
    Nanoseconds length = listed();
    const std::size_t open = has_open() ? 1 : 0;
    while (window_.size() - open > settings_.window_segments) {
        const auto rest = length - window_.front().duration;
        const bool overgrown = window_.size() > window_stretch_max * settings_.window_segments;
        if (rest + rounding_slack < 6 * settings_.target_duration && !overgrown) break;
        if (waits_for_disk(window_.front())) break;
        length = rest;
        retire(now);
    }
    if (past_) past_->trim(settings_.dvr, length);
    longest_listed_ = std::max(longest_listed_, length);
    while (!retired_.empty() && retired_.front().until <= now) {
        if (retired_.front().segment.answer) bytes_ -= retired_.front().segment.bytes;
        retired_.pop_front();
    }
    drop_unused_inits();
}

// Parts are listed up to 3 × TARGETDURATION behind the edge and can be had for as long again.
void RenditionStore::drop_old_parts() {
    Nanoseconds behind{0};
    for (auto segment = window_.rbegin(); segment != window_.rend(); ++segment) {
        if (behind + rounding_slack >= 6 * settings_.target_duration && !segment->parts.empty()) {
            for (const auto& part : segment->parts) bytes_ -= part.body().size();
            segment->parts.clear();
        }
        behind += segment->duration;
    }
}

void RenditionStore::drop_unused_inits() {
    const auto& oldest = retired_.empty() ? window_.front() : retired_.front().segment;
    while (inits_.size() > 1 && inits_.front().number < oldest.init_number) inits_.pop_front();
}

bool RenditionStore::ready() const {
    return !window_.empty() && window_.front().complete;
}

std::uint64_t RenditionStore::next_msn() const {
    return empty() ? 1 : window_.back().msn + 1;
}

std::optional<Nanoseconds> RenditionStore::duration_of(std::uint64_t msn) const {
    if (empty() || msn < window_.front().msn || msn > window_.back().msn) return std::nullopt;
    return window_[msn - window_.front().msn].duration;
}

bool RenditionStore::ends_in_gap() const {
    return !empty() && !window_.back().parts.empty() && window_.back().parts.back().gap;
}

const InitSegment* RenditionStore::newest_init() const {
    return inits_.empty() ? nullptr : &inits_.back().description;
}

std::uint64_t RenditionStore::hint_msn() const {
    if (has_open()) return window_.back().msn;
    return std::max(next_msn(), run_.first_msn);
}

std::uint32_t RenditionStore::hint_part() const {
    return has_open() ? window_.back().part_count : 0;
}

std::uint32_t RenditionStore::last_part() const {
    return empty() || window_.back().part_count == 0 ? 0 : window_.back().part_count - 1;
}

HeaderSettings RenditionStore::headers(Time now) const {
    HeaderSettings headers{settings_.target_duration, settings_.common_headers, std::nullopt};
    if (settings_.bench_headers && now != Time{})
        headers.complete_ns = std::chrono::duration_cast<Nanoseconds>(now.time_since_epoch()).count();
    return headers;
}

// Before the first part of this process all that a former one recorded is there already.
void RenditionStore::tell_disk(RenditionView& view) const {
    if (!empty())
        view.first_segment = window_.front().msn;
    else if (!restored_.empty())
        view.first_segment = restored_.back().msn + 1;
    if (!inits_.empty())
        view.first_init = inits_.front().number;
    else if (!restored_.empty())
        view.first_init = restored_.back().init_number + 1;
}

std::shared_ptr<const RenditionView> RenditionStore::view(PlaylistAnswers playlist,
                                                          PlaylistAnswers delta) const {
    auto view = std::make_shared<RenditionView>();
    view->name = spec().name;
    view->playlist = std::move(playlist);
    view->delta = std::move(delta);
    if (past_) tell_disk(*view);
    for (const auto& init : inits_) view->inits.emplace_back(init.number, init.answer);
    for (const auto& retired : retired_)
        if (retired.segment.answer) view->segments.emplace_back(retired.segment.msn, retired.segment.answer);
    for (const auto& segment : window_) {
        if (segment.answer) view->segments.emplace_back(segment.msn, segment.answer);
        std::uint32_t index = 0;
        for (const auto& part : segment.parts) {
            if (part.answer) view->parts.push_back({segment.msn, index, part.answer});
            ++index;
        }
        if (!segment.complete) continue;
        view->last_msn = segment.msn;
        view->last_msn_parts = segment.part_count;
    }
    view->hint_msn = hint_msn();
    view->hint_part = hint_part();
    return view;
}

}  // namespace paraninfo::hls
