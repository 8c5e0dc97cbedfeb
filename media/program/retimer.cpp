#include "media/program/retimer.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::program {
namespace {

constexpr Instant step = std::chrono::milliseconds(5);
constexpr Instant first_window = std::chrono::seconds(1);

std::size_t index(Stream stream) {
    return static_cast<std::size_t>(stream);
}

}  // namespace

Retimer::Place Retimer::place(Stream stream, Instant source_time, Instant arrival, Instant lead) {
    const std::optional<Instant>& offset = offset_[index(stream)];
    if (!offset) return anchor(stream, source_time, arrival, lead);
    const Instant early = source_time + *offset - lead - arrival;
    if (early < -late_max || early > early_max) {
        count_jump(arrival);
        late_at_ = arrival;
        return anchor(stream, source_time, arrival, lead);
    }
    if (early < Instant::zero()) grow(stream, step - early, arrival);
    draw_back(stream, std::max(early, Instant::zero()), arrival);
    return {source_time + *offset, false};
}

Retimer::Place Retimer::anchor(Stream stream, Instant source_time, Instant arrival, Instant lead) {
    const Instant offset = arrival + lead + first_margin - source_time;
    if (split_)
        offset_[index(stream)] = offset;
    else
        offset_.fill(offset);
    window_end_ = arrival + (clocked_ ? clocked_window : first_window);
    least_early_.reset();
    return {source_time + offset, true};
}

void Retimer::count_jump(Instant arrival) {
    if (arrival - jumps_since_ > window) {
        jumps_since_ = arrival;
        jumps_ = 0;
    }
    if (++jumps_ > jumps_until_split) split_ = true;
}

void Retimer::move(Stream stream, Instant by) {
    for (std::size_t i = 0; i < offset_.size(); ++i)
        if (offset_[i] && (!split_ || i == index(stream))) *offset_[i] += by;
}

// Whoever came down below the first offset and was late there has it again at once, and waits longer each
// time before another attempt: each change is heard.
void Retimer::grow(Stream stream, Instant by, Instant arrival) {
    late_at_ = arrival;
    const Instant offset = *offset_[index(stream)];
    if (!clocked_ || offset >= clocked_->first) return move(stream, by);
    calm_ = std::min(2 * calm_, calm_most);
    move(stream, std::max(by, clocked_->first - offset));
}

// How much of an offset may be given back: below the first one only where nothing was late for some minutes.
Instant Retimer::spare(Instant offset, Instant now) const {
    if (!clocked_) return Instant::max();
    const bool was_late = late_at_ && now - *late_at_ < calm_;
    return std::max(offset - (was_late ? clocked_->first : clocked_->least), Instant::zero());
}

// The smallest lead of a whole window is what nobody needed: keep a margin of it and give the rest back.
void Retimer::draw_back(Stream stream, Instant early, Instant arrival) {
    const Instant length = clocked_ ? clocked_window : window;
    if (!window_end_) window_end_ = arrival + length;
    least_early_ = least_early_ ? std::min(*least_early_, early) : early;
    if (arrival < *window_end_) return;
    const auto [margin, most] =
        clocked_ ? std::pair(clocked_margin, clocked_slack_max) : std::pair(first_margin, slack_max);
    if (*least_early_ > most)
        move(stream, -std::min(*least_early_ - margin, spare(*offset_[index(stream)], arrival)));
    window_end_ = arrival + length;
    least_early_.reset();
}

}  // namespace paraninfo::program
