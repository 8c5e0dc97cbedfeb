#include "server/app/session_figures.hpp"

#include <algorithm>

namespace paraninfo::app {
namespace {

constexpr std::int64_t begun_late_ms = 10'000;  // two looks: before that nothing was missed
constexpr std::int64_t delay_step_ms = 100;

}  // namespace

std::vector<SessionFigures> SessionTallies::look(const std::vector<config::Session>& sessions,
                                                 const std::map<std::string, attendance::Viewers>& rooms,
                                                 std::int64_t now_ms) {
    std::map<std::string, Tally> on;
    for (const config::Session& session : sessions) {
        if (session.room.empty() || now_ms < session.starts_ms || now_ms >= session.ends_ms) continue;
        const auto room = rooms.find(session.room);
        const attendance::Viewers viewers = room == rooms.end() ? attendance::Viewers{} : room->second;
        auto known = running_.extract(session.id);
        Tally tally;
        if (known) {
            tally = std::move(known.mapped());
        } else {
            tally.figures.session = session.id;
            tally.figures.room = session.room;
            tally.figures.whole = now_ms - session.starts_ms <= begun_late_ms;
            tally.stalls_before = viewers.stalls;
        }
        add(tally, viewers);
        on.emplace(session.id, std::move(tally));
    }
    std::vector<SessionFigures> ended;
    for (const auto& [id, tally] : running_) ended.push_back(end(tally));
    running_ = std::move(on);
    return ended;
}

void SessionTallies::add(Tally& tally, const attendance::Viewers& viewers) {
    tally.figures.viewers_peak = std::max(tally.figures.viewers_peak, viewers.viewers);
    tally.figures.stalls = viewers.stalls - std::min(viewers.stalls, tally.stalls_before);
    if (viewers.delay_median_ms) ++tally.delays[*viewers.delay_median_ms / delay_step_ms];
    tally.followed += viewers.viewers;
    tally.sound_only += viewers.by_view.at(static_cast<std::size_t>(PlayView::sound));
}

SessionFigures SessionTallies::end(const Tally& tally) {
    SessionFigures figures = tally.figures;
    std::size_t looks = 0;
    for (const auto& [delay, times] : tally.delays) looks += times;
    std::size_t passed = 0;
    for (const auto& [delay, times] : tally.delays) {
        passed += times;
        if (2 * passed < looks) continue;
        figures.delay_median_ms = delay * delay_step_ms;
        break;
    }
    if (tally.followed > 0) figures.sound_only_hundredths = tally.sound_only * 100 / tally.followed;
    return figures;
}

}  // namespace paraninfo::app
