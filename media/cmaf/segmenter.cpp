#include "media/cmaf/segmenter.hpp"

#include <limits>
#include <utility>

namespace paraninfo::cmaf {

const char* to_string(Fault fault) {
    switch (fault) {
        case Fault::none:
            return "none";
        case Fault::too_large:
            return "an access unit is too large";
        case Fault::out_of_order:
            return "time went back";
        case Fault::hole:
            return "units are missing";
        case Fault::segment_without_key:
            return "a segment without a key frame";
    }
    return "unknown";
}

Fault VideoSegmenter::refuse(std::uint64_t frame, bool key, std::size_t size) const {
    if (size > access_unit_bytes_max || part_bytes_ + size > part_bytes_max) return Fault::too_large;
    if (frame < next_) return Fault::out_of_order;
    // A part's first frame always comes, so no part is ever empty and none begins late.
    if (samples_.empty() && frame != next_) return Fault::hole;
    if (const auto open = cuts_->part_at(first_); !samples_.empty() && open && frame > open->end)
        return Fault::hole;
    if (cuts_->opens_segment(frame) && !key) return Fault::segment_without_key;
    return Fault::none;
}

Cut VideoSegmenter::push(std::uint64_t frame, bool key, std::string bytes) {
    Cut cut;
    cut.fault = refuse(frame, key, bytes.size());
    if (cut.fault != Fault::none) return cut;
    finish_before(frame, cut);
    if (samples_.empty()) first_ = frame;
    add(frame * cuts_->grid().frame_ticks(), key, std::move(bytes));
    next_ = frame + 1;
    finish_before(next_, cut);
    return cut;
}

Cut VideoSegmenter::pass(std::uint64_t frame, std::span<Unit> units) {
    Cut cut;
    finish_before(frame, cut);
    if (samples_.empty()) give_up_before(frame, cut);
    const std::uint64_t ticks = cuts_->grid().frame_ticks();
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (part_bytes_ + units[i].bytes.size() > part_bytes_max) {
            cut.fault = Fault::too_large;
            return cut;
        }
        const bool opens = samples_.empty();
        if (opens) first_ = next_;
        const std::uint64_t at = opens ? first_ * ticks : frame * ticks + i * ticks / units.size();
        add(at, units[i].key, std::move(units[i].bytes));
        next_ = frame + 1;
    }
    return cut;
}

void VideoSegmenter::add(std::uint64_t at_ticks, bool key, std::string bytes) {
    part_bytes_ += bytes.size();
    samples_.push_back(Sample{0, key, std::move(bytes)});
    ticks_.push_back(at_ticks);
}

// Where the part that is open ends by this frame.
void VideoSegmenter::finish_before(std::uint64_t frame, Cut& cut) {
    if (samples_.empty()) return;
    const auto at = cuts_->part_at(first_);
    if (at && at->end <= frame) cut.parts.push_back(finish(*at));
}

Part VideoSegmenter::finish(const Cuts::Place& at) {
    const std::uint64_t end = at.end * cuts_->grid().frame_ticks();
    for (std::size_t i = 0; i < samples_.size(); ++i) {
        const std::uint64_t until = i + 1 < ticks_.size() ? ticks_[i + 1] : end;
        samples_[i].duration = static_cast<std::uint32_t>(until - ticks_[i]);
    }
    Part part = place(at);
    part.independent = samples_.front().key;
    part.bytes = fragment(++sequence_, ticks_.front(), samples_);
    forget();
    next_ = at.end;
    return part;
}

Part VideoSegmenter::place(const Cuts::Place& at) const {
    Part part;
    part.segment = at.segment;
    part.index = at.index;
    part.duration = static_cast<std::uint32_t>(at.end - at.first) * cuts_->grid().frame_ticks();
    part.timescale = video_timescale;
    part.last = at.last;
    part.capture_ns = origin_ns_ + cuts_->grid().frame_start_ns(at.first);
    return part;
}

void VideoSegmenter::forget() {
    samples_.clear();
    ticks_.clear();
    part_bytes_ = 0;
}

Cut VideoSegmenter::skip_to(std::uint64_t frame) {
    Cut cut;
    if (!samples_.empty()) next_ = first_;
    forget();
    give_up_before(frame, cut);
    return cut;
}

void VideoSegmenter::give_up_before(std::uint64_t frame, Cut& cut) {
    for (auto at = cuts_->part_at(next_); at && at->end <= frame; at = cuts_->part_at(next_)) {
        cut.parts.push_back(place(*at));
        next_ = at->end;
    }
}

Cut VideoSegmenter::close() {
    Cut cut;
    finish_before(std::numeric_limits<std::uint64_t>::max(), cut);
    give_up_before(std::numeric_limits<std::uint64_t>::max(), cut);
    return cut;
}

Cut AudioSegmenter::push(std::int64_t sample, std::string bytes) {
    Cut cut;
    if (bytes.size() > access_unit_bytes_max || part_bytes_ + bytes.size() > part_bytes_max) {
        cut.fault = Fault::too_large;
        return cut;
    }
    if (priming_left_ > 0) {
        --priming_left_;
        return cut;
    }
    const std::int64_t expected =
        static_cast<std::int64_t>(counted_ + std::uint64_t{priming_} * aac_unit_samples);
    if (sample < expected - std::int64_t{aac_unit_samples}) cut.fault = Fault::out_of_order;
    if (sample > expected + std::int64_t{aac_unit_samples}) cut.fault = Fault::hole;
    if (cut.fault != Fault::none) return cut;
    part_bytes_ += bytes.size();
    samples_.push_back(Sample{aac_unit_samples, true, std::move(bytes)});
    counted_ += aac_unit_samples;
    const bool last = segment_is_over();
    if (last || samples_.size() >= cuts_->grid().audio_units_per_part()) cut.parts.push_back(finish(last));
    return cut;
}

// A segment begins with the first unit at or after the video's boundary. Where cuts follow a source, this
// one is known in time: a unit comes out when the sound after it is in.
bool AudioSegmenter::segment_is_over() const {
    const auto end = cuts_->segment_end(segment_);
    return end && counted_ >= *end * audio_timescale / cuts_->grid().fps;
}

void AudioSegmenter::go_on(SharedCuts cuts) {
    cuts_ = std::move(cuts);
    segment_ = 0;
    index_ = 0;
    over_ = false;
}

Part AudioSegmenter::finish(bool last) {
    const auto duration = static_cast<std::uint32_t>(samples_.size()) * aac_unit_samples;
    const std::uint64_t first = counted_ - duration;
    Part part;
    part.segment = segment_;
    part.index = index_++;
    part.duration = duration;
    part.timescale = audio_timescale;
    part.independent = true;
    part.last = last;
    part.capture_ns =
        origin_ns_ + static_cast<std::int64_t>(first / audio_timescale * 1'000'000'000 +
                                               first % audio_timescale * 1'000'000'000 / audio_timescale);
    part.bytes = fragment(++sequence_, first, samples_);
    samples_.clear();
    part_bytes_ = 0;
    if (last) {
        over_ = cuts_->is_end(cuts_->segment_end(segment_).value_or(0));
        ++segment_;
        index_ = 0;
    }
    return part;
}

}  // namespace paraninfo::cmaf
