#include "server/hls/past.hpp"

#include "server/hls/playlist.hpp"

#include <utility>

namespace paraninfo::hls {

void Past::add(StoredSegment segment) {
    segment.answer = nullptr;
    segment.parts.clear();
    last_msn_ = segment.msn;
    last_init_ = segment.init_number;
    duration_ += segment.duration;
    ++segments_;
    const bool is_full = (segment.msn + 1) % block_segments == 0;
    rest_.push_back(std::move(segment));
    if (is_full) seal();
}

void Past::seal() {
    const StoredSegment& first = rest_.front();
    Block block;
    block.first_msn = first.msn;
    block.discontinuities = discontinuities_before(first);
    block.first_init = first.init_number;
    block.segments = rest_.size();
    std::uint32_t init = init_before_rest_.value_or(first.init_number);
    for (const auto& segment : rest_) {
        write_segment(block.text, segment, segment.init_number != init, false);
        init = segment.init_number;
        block.duration += segment.duration;
    }
    block.last_init = init;
    block.deflated = gzip_.deflate(block.text, false);
    blocks_.push_back(std::move(block));
    init_before_rest_ = init;
    rest_.clear();
}

void Past::clear() {
    blocks_.clear();
    rest_.clear();
    init_before_rest_.reset();
    segments_ = 0;
    duration_ = Nanoseconds{0};
}

void Past::trim(Nanoseconds least, Nanoseconds newer) {
    while (!blocks_.empty() && duration_ - blocks_.front().duration + newer >= least) {
        duration_ -= blocks_.front().duration;
        segments_ -= blocks_.front().segments;
        blocks_.pop_front();
    }
}

std::uint64_t Past::first_msn() const {
    return blocks_.empty() ? rest_.front().msn : blocks_.front().first_msn;
}

}  // namespace paraninfo::hls
