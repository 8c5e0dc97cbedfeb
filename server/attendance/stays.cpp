#include "server/attendance/stays.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace paraninfo::attendance {

std::string_view name_of(DoorState state) {
    constexpr std::array<std::string_view, 4> names{"in", "out", "already_in", "not_in"};
    return names[static_cast<std::size_t>(state)];
}

Spans days_of(const std::vector<config::Session>& sessions, const std::string& room) {
    constexpr std::size_t date_letters = 10;
    std::map<std::string, Span> days;
    for (const auto& session : sessions) {
        if (session.room != room) continue;
        const Span its{session.starts_ms, session.ends_ms};
        Span& day = days.try_emplace(session.starts.substr(0, date_letters), its).first->second;
        day.from_ms = std::min(day.from_ms, its.from_ms);
        day.to_ms = std::max(day.to_ms, its.to_ms);
    }
    Spans in_order;
    for (const auto& [date, span] : days) in_order.push_back(span);
    return in_order;
}

DoorAnswer Stays::pass(Passage passage) {
    const auto [way, at] = passage;
    if (open_ && way == Way::in && at < open_->to_ms) return {DoorState::already_in, open_->from_ms};
    if (open_ && way == Way::out && at < open_->to_ms + late_out_ms) {
        const auto since = open_->from_ms;
        over_.push_back({since, at});
        open_.reset();
        return {DoorState::out, since};
    }
    if (open_) over_.push_back(*open_);
    open_.reset();
    if (way == Way::out) return {DoorState::not_in, at};
    open_ = Span{at, forgotten_end(at)};
    return {DoorState::in, at};
}

Spans Stays::until(std::int64_t now_ms) const {
    Spans all = over_;
    if (open_) all.push_back({open_->from_ms, std::max(open_->from_ms, std::min(open_->to_ms, now_ms))});
    return all;
}

std::int64_t Stays::forgotten_end(std::int64_t in_ms) const {
    const auto day = std::ranges::find_if(days_, [&](const Span& one) { return in_ms < one.to_ms; });
    if (day == days_.end()) return in_ms + without_day_ms;
    const auto doors_open = day->from_ms - doors_open_ms;
    return in_ms >= doors_open ? day->to_ms : std::min(in_ms + without_day_ms, doors_open);
}

}  // namespace paraninfo::attendance
