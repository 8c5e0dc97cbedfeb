#include "media/cmaf/segmenter.hpp"

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
    const std::uint64_t open =
        samples_.empty() ? next_ : next_ + grid_.part_frames - next_ % grid_.part_frames;
    if (frame > open || (samples_.empty() && frame != next_)) return Fault::hole;
    if (grid_.opens_segment(frame) && !key) return Fault::segment_without_key;
    return Fault::none;
}

Cut VideoSegmenter::push(std::uint64_t frame, bool key, std::string bytes) {
    Cut cut;
    cut.fault = refuse(frame, key, bytes.size());
    if (cut.fault != Fault::none) return cut;
    if (grid_.opens_part(frame) && !samples_.empty()) cut.parts.push_back(finish());
    part_bytes_ += bytes.size();
    samples_.push_back(Sample{grid_.frame_ticks(), key, std::move(bytes)});
    frames_.push_back(frame);
    next_ = frame + 1;
    if (grid_.opens_part(next_)) cut.parts.push_back(finish());
    return cut;
}

Part VideoSegmenter::finish() {
    const std::uint64_t first = frames_.front();
    const std::uint64_t end = first + grid_.part_frames;
    for (std::size_t i = 0; i < samples_.size(); ++i) {
        const std::uint64_t until = i + 1 < frames_.size() ? frames_[i + 1] : end;
        samples_[i].duration = static_cast<std::uint32_t>(until - frames_[i]) * grid_.frame_ticks();
    }
    Part part = place(first);
    part.independent = samples_.front().key;
    part.bytes = fragment(++sequence_, first * grid_.frame_ticks(), samples_);
    forget();
    return part;
}

// Where the part lies whose first frame this is.
Part VideoSegmenter::place(std::uint64_t first) const {
    Part part;
    part.segment = grid_.segment_of_frame(first);
    part.index = static_cast<std::uint32_t>(first % grid_.segment_frames / grid_.part_frames);
    part.duration = grid_.part_frames * grid_.frame_ticks();
    part.timescale = video_timescale;
    part.last = grid_.opens_segment(first + grid_.part_frames);
    part.capture_ns = origin_ns_ + grid_.frame_start_ns(first);
    return part;
}

void VideoSegmenter::forget() {
    samples_.clear();
    frames_.clear();
    part_bytes_ = 0;
}

Cut VideoSegmenter::skip_to(std::uint64_t frame) {
    Cut cut;
    if (!samples_.empty()) next_ = frames_.front();
    forget();
    for (; next_ + grid_.part_frames <= frame; next_ += grid_.part_frames) cut.parts.push_back(place(next_));
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
    // The segment begins with the first unit at or after the video's boundary, so this one is the last before
    // it.
    const bool last = counted_ >= grid_.segment_start_sample(segment_ + 1);
    if (last || samples_.size() >= grid_.audio_units_per_part()) cut.parts.push_back(finish(last));
    return cut;
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
        ++segment_;
        index_ = 0;
    }
    return part;
}

}  // namespace paraninfo::cmaf
