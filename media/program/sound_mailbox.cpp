#include "media/program/sound_mailbox.hpp"

#include <algorithm>

namespace paraninfo::program {

void SoundMailbox::put(std::int64_t at, std::span<const std::int16_t> samples) {
    const auto end = static_cast<std::int64_t>(end_);
    const bool goes_on = end_ > read_to_ && at > end - jitter && at < end + jitter;
    std::int64_t start = goes_on ? end : at;
    const auto earliest = static_cast<std::int64_t>(read_to_);
    if (start < earliest) {
        const auto late = static_cast<std::uint64_t>(earliest - start);
        if (late >= samples.size() / 2) return;
        samples = samples.subspan(2 * late);
        start = earliest;
    }
    const auto from = static_cast<std::uint64_t>(start);
    if (from + samples.size() / 2 > read_to_ + capacity) return;
    if (from > end_) silence(end_, from);
    write(from, samples);
    end_ = from + samples.size() / 2;
}

void SoundMailbox::read(std::uint64_t first, std::span<std::int16_t> out) {
    const std::uint64_t count = out.size() / 2;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t sample = first + i;
        const bool there = sample >= read_to_ && sample < end_;
        const std::size_t at = 2 * (sample % capacity);
        out[2 * i] = there ? ring_[at] : std::int16_t{0};
        out[2 * i + 1] = there ? ring_[at + 1] : std::int16_t{0};
    }
    read_to_ = std::max(read_to_, first + count);
    end_ = std::max(end_, read_to_);
}

void SoundMailbox::write(std::uint64_t at, std::span<const std::int16_t> samples) {
    for (std::size_t i = 0; i + 1 < samples.size(); i += 2, ++at) {
        ring_[2 * (at % capacity)] = samples[i];
        ring_[2 * (at % capacity) + 1] = samples[i + 1];
    }
}

void SoundMailbox::silence(std::uint64_t from, std::uint64_t to) {
    for (; from < to; ++from) ring_[2 * (from % capacity)] = ring_[2 * (from % capacity) + 1] = 0;
}

}  // namespace paraninfo::program
