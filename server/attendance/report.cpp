#include "server/attendance/report.hpp"

namespace paraninfo::attendance {

std::map<std::string, Attended> attended(const std::vector<Interval>& intervals, Span session) {
    struct OfKind {
        Spans connected;
        Spans watching;
    };
    std::map<std::string, OfKind> people;
    for (const Interval& interval : intervals) {
        OfKind& person = people[interval.key.person];
        (interval.key.kind == Kind::watching ? person.watching : person.connected).push_back(interval.span());
    }
    std::map<std::string, Attended> all;
    for (auto& [person, spans] : people) {
        // Joined before they are cut: a gap at the edge of the session is bridged as one within it.
        const Attended one{total_ms(within(union_of(std::move(spans.connected)), session)),
                           total_ms(within(union_of(std::move(spans.watching)), session))};
        if (one.connected_ms > 0) all.emplace(person, one);
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
