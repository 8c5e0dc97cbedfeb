#include "media/program/source_fit.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::program {

void SourceFit::note(std::uint64_t frame, const SourceUnit& unit) {
    count_bytes(frame, 0);
    if (std::exchange(stream_, unit.stream) != unit.stream) {
        restart(keys_ > 0 ? "began anew" : "");
        format_ = unit.format;
    } else if (!format_ || *format_ != *unit.format) {
        restart("has another format than before");
        format_ = unit.format;
    } else if (std::string fault = fault_of(unit); !fault.empty()) {
        restart(std::move(fault));
    }
    newest_ = std::max(newest_, unit.source_time);
    count_bytes(frame, unit.bytes.size());
    if (unit.key) note_key(frame);
}

std::string SourceFit::fault_of(const SourceUnit& unit) const {
    if (unit.source_time <= newest_)
        return "sends its pictures in another order than they are shown in (B-frames)";
    if (unit.bytes.size() > unit_bytes_max) return "has a picture of more than 1 MiB";
    if (second_bytes_ + unit.bytes.size() > second_bytes_max) return "sends more than 20 Mbit/s";
    return why_not_playable(*unit.format);
}

void SourceFit::note_key(std::uint64_t frame) {
    if (keys_ > 0) {
        const std::uint64_t gop = frame - key_at_;
        if (gop > segment_frames_max_) restart(too_far_apart());
        longest_gop_ = std::max(longest_gop_, gop);
    }
    key_at_ = frame;
    ++keys_;
}

void SourceFit::note_frame(std::uint64_t frame, bool picture) {
    if (!picture && keys_ > 0) restart("is not shown");
    if (keys_ > 0 && frame - key_at_ > segment_frames_max_) restart(too_far_apart());
    count_bytes(frame, 0);
}

void SourceFit::count_bytes(std::uint64_t frame, std::size_t bytes) {
    if (bytes > 0) second_.emplace_back(frame, bytes);
    second_bytes_ += bytes;
    while (!second_.empty() && second_.front().first + fps_ <= frame) {
        second_bytes_ -= second_.front().second;
        second_.pop_front();
    }
}

void SourceFit::restart(std::string why) {
    if (keys_ > 0) ++breaks_;
    why_ = std::move(why);
    keys_ = 0;
    longest_gop_ = 0;
    newest_ = Instant{-1};
}

std::string SourceFit::too_far_apart() const {
    const std::uint64_t tenths = 10 * segment_frames_max_ / fps_;
    return "has key frames more than " + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) +
           " s apart";
}

}  // namespace paraninfo::program
