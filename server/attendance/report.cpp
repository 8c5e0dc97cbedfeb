#include "server/attendance/report.hpp"

namespace paraninfo::attendance {

std::map<std::string, Attended> attended(const std::vector<Interval>& intervals, Span session) {
    struct OfKind {
        Spans connected;
        Spans watching;
        Spans checked_in;

        Spans& of(Kind kind) {
            return kind == Kind::connected ? connected : kind == Kind::watching ? watching : checked_in;
        }
    };
    std::map<std::string, OfKind> people;
    for (const Interval& interval : intervals)
        people[interval.key.person].of(interval.key.kind).push_back(interval.span());
    std::map<std::string, Attended> all;
    for (auto& [person, spans] : people) {
        // Joined before they are cut: a gap at the edge of the session is bridged as one within it.
        const auto in_session = [&](Spans of) { return total_ms(within(union_of(std::move(of)), session)); };
        Spans counted = spans.watching;
        counted.insert(counted.end(), spans.checked_in.begin(), spans.checked_in.end());
        const Attended one{in_session(std::move(spans.connected)), in_session(std::move(spans.watching)),
                           in_session(std::move(spans.checked_in)), in_session(std::move(counted))};
        if (one.connected_ms > 0 || one.checked_in_ms > 0) all.emplace(person, one);
    }
    return all;
}

std::optional<std::int64_t> needed_ms(const config::Session& session) {
    if (session.attendance.minutes > 0) return std::int64_t{session.attendance.minutes} * 60'000;
    if (session.attendance.percent > 0)
        return (session.ends_ms - session.starts_ms) * session.attendance.percent / 100;
    return std::nullopt;
}

}  // namespace paraninfo::attendance
