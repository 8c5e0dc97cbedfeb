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
        return anchor(stream, source_time, arrival, lead);
    }
    if (early < Instant::zero()) move(stream, step - early);
    draw_back(stream, std::max(early, Instant::zero()), arrival);
    return {source_time + *offset, false};
}

Retimer::Place Retimer::anchor(Stream stream, Instant source_time, Instant arrival, Instant lead) {
    const Instant offset = arrival + lead + first_margin - source_time;
    if (split_)
        offset_[index(stream)] = offset;
    else
        offset_.fill(offset);
    window_end_ = arrival + first_window;
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
        if (offset_[i] && (!split_ || i == index(stream)))
            *offset_[i] = std::max(*offset_[i] + by, least_.value_or(Instant::min()));
}

// The smallest lead of a whole window is what nobody needed: keep a margin of it and give the rest back.
void Retimer::draw_back(Stream stream, Instant early, Instant arrival) {
    least_early_ = least_early_ ? std::min(*least_early_, early) : early;
    if (arrival < window_end_) return;
    const auto [margin, most] =
        least_ ? std::pair(clocked_margin, clocked_slack_max) : std::pair(first_margin, slack_max);
    if (*least_early_ > most) move(stream, margin - *least_early_);
    window_end_ = arrival + (least_ ? clocked_window : window);
    least_early_.reset();
}

}  // namespace paraninfo::program
