// What a programme's worker sends: each message judged, and what is fit put into the publication.
#include "server/workers/programme.hpp"

#include "server/workers/configured.hpp"

#include <algorithm>
#include <chrono>

namespace paraninfo::workers {
namespace {

using std::chrono::nanoseconds;

constexpr nanoseconds capture_ahead_max = std::chrono::seconds{5};
constexpr nanoseconds capture_behind_max = std::chrono::seconds{60};
constexpr std::uint64_t segments_ahead_max = 10;
// A worker waits five seconds at least before it goes over again (media/program/passage.hpp).
constexpr nanoseconds discontinuity_every = std::chrono::seconds{2};
constexpr std::int64_t discontinuities_ahead_max = 4;

// A run that began then cannot have more: no segment is shorter than a second.
std::uint64_t most_segments(std::int64_t begun_ns, std::int64_t now_ns) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, now_ns - begun_ns) / 1'000'000'000) +
           segments_ahead_max;
}

// Of a part, or of a gap in its stead.
hls::Part stored_part(const auto& sent) {
    hls::Part stored;
    stored.rendition = sent.rendition;
    stored.index = sent.index;
    stored.duration = sent.duration;
    stored.last = sent.last;
    stored.capture_ns = sent.captured_at.count();
    return stored;
}

}  // namespace

std::string_view Programme::received(const media_link::Message& message) {
    if (const auto fault = contribution_.received(message)) return *fault;
    if (const auto* next = std::get_if<media_link::Discontinuity>(&message)) return take_discontinuity(*next);
    if (const auto* init = std::get_if<media_link::Init>(&message)) return take_init(*init);
    if (const auto* part = std::get_if<media_link::Part>(&message)) return take_part(*part);
    if (const auto* gap = std::get_if<media_link::Gap>(&message)) return take_gap(*gap);
    if (const auto* thumbnail = std::get_if<media_link::Thumbnail>(&message))
        return take_thumbnail(*thumbnail);
    if (std::holds_alternative<media_link::FeedState>(message)) return "a feed's state from a programme";
    return {};
}

// Another timeline of the same run: for the publication it is what another run would be. An adopted worker
// begins with the one that it is in, which may be known or not.
std::string_view Programme::take_discontinuity(const media_link::Discontinuity& discontinuity) {
    if (!configure_.direct) return "a discontinuity in a room that is not direct";
    const std::int64_t lived = std::max<std::int64_t>(0, monotonic_ns() - saved_.run_begun_ns);
    const std::int64_t most = discontinuities_ahead_max + lived / discontinuity_every.count();
    if (discontinuity.number < timeline_ || discontinuity.number > most)
        return "a discontinuity out of order";
    if (discontinuity.number == timeline_) return {};  // said again upon a new connection
    timeline_ = discontinuity.number;
    inits_.assign(configure_.renditions.size(), std::nullopt);
    newest_segment_.reset();
    if (!is_on(phase_)) return {};
    if (saved_.publication->timeline == timeline_) return {};
    saved_.publication->begun = false;
    join_run(true);
    save();
    return {};
}

std::string_view Programme::take_init(const media_link::Init& init) {
    if (!fits(init, configure_)) return "init unlike its configuration";
    inits_[init.rendition] = init;
    return is_on(phase_) ? publish_init(init) : std::string_view{};
}

std::string_view Programme::publish_init(const media_link::Init& init) {
    hls::InitSegment segment;
    segment.codec = init.codec;
    segment.width = init.width;
    segment.height = init.height;
    if (init.kind == media_link::Kind::video) {
        segment.frame_rate_milli =
            static_cast<std::uint32_t>(std::uint64_t{init.fps_numerator} * 1000 / init.fps_denominator);
    }
    segment.sample_rate = init.sample_rate;
    segment.channels = init.channels;
    segment.bytes = init.bytes;
    const hls::Fault fault = publication_->init(init.rendition, segment);
    return fault == hls::Fault::none ? std::string_view{} : hls::to_string(fault);
}

std::string_view Programme::take_part(const media_link::Part& part) {
    hls::Part stored = stored_part(part);
    stored.independent = part.independent;
    stored.bytes = *part.bytes;
    return store(stored, part.segment);
}

std::string_view Programme::take_gap(const media_link::Gap& gap) {
    hls::Part stored = stored_part(gap);
    stored.gap = true;
    return store(stored, gap.segment);
}

// Of a broadcast that has not begun nothing is kept, nor of what was before it. An old one comes rightly
// where the worker waited long for this gateway.
std::string_view Programme::take_thumbnail(const media_link::Thumbnail& thumbnail) {
    const std::int64_t now = monotonic_ns();
    if (thumbnail.captured_at.count() > now + capture_ahead_max.count()) return "captured in the future";
    const bool is_old = thumbnail.captured_at.count() < now - capture_behind_max.count();
    if (is_on(phase_) && !is_old) publication_->thumbnail(thumbnail.captured_at.count(), thumbnail.jpeg);
    return {};
}

std::string_view Programme::store(hls::Part part, std::uint64_t segment) {
    const std::int64_t now = monotonic_ns();
    if (part.capture_ns > now + capture_ahead_max.count()) return "captured in the future";
    if (part.capture_ns < now - capture_behind_max.count()) return "captured too long ago";
    if (segment > most_segments(saved_.run_begun_ns, now)) return "segments too fast";
    const bool published = is_on(phase_) && belongs(part, segment);
    newest_segment_ = std::max(newest_segment_.value_or(0), segment);
    has_shown_ = true;
    pace_.note(part.rendition, part.capture_ns, part.duration.count(), now);
    if (!published) return {};
    const PublicationRecord& record = *saved_.publication;
    const std::uint64_t counted = segment - *record.first_segment;
    if (counted > most_segments(record.begun_at_ns, now)) return "segments too fast";
    part.msn = record.first.first_msn + counted;
    const hls::Fault fault = publication_->part(part, clock_());
    return fault == hls::Fault::none ? std::string_view{} : hls::to_string(fault);
}

// A publication that began in the midst of a run begins with a segment that no rendition had shown a part of,
// and that was captured since: nothing from before is seen, and all renditions begin alike.
bool Programme::belongs(const hls::Part& part, std::uint64_t segment) {
    PublicationRecord& record = *saved_.publication;
    if (!record.first_segment) {
        if (part.index != 0 || part.capture_ns < record.begun_at_ns) return false;
        const std::uint64_t unseen = newest_segment_ ? *newest_segment_ + 1 : 0;
        record.first_segment = std::max(segment, unseen);
        save();
    }
    return segment >= *record.first_segment;
}

}  // namespace paraninfo::workers
