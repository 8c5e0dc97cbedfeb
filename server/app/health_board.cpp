#include "server/app/health_board.hpp"

#include "server/live/state_reach.hpp"
#include "server/observe/clock.hpp"
#include "server/observe/log.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace paraninfo::app {
namespace {

constexpr std::size_t looks_a_minute = std::chrono::seconds{60} / HealthBoard::every;
constexpr std::array<const char*, 3> view_names{"picture", "sound", "text"};
constexpr std::array<const char*, attendance::height_groups> height_names{"360", "540", "720", "1080",
                                                                          "more"};
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

std::string labels(const std::string& room, const char* name, const char* value) {
    return "room=\"" + room + "\"," + name + "=\"" + value + '"';
}

std::string label(const std::string& room) {
    return "room=\"" + room + '"';
}

double seconds(const std::optional<std::int64_t>& ms) {
    return ms ? static_cast<double>(*ms) / 1000 : unknown;
}

void log_ended(const SessionFigures& figures) {
    observe::log_info("session.viewers", {{"session", figures.session},
                                          {"room", figures.room},
                                          {"whole", figures.whole},
                                          {"viewers_peak", figures.viewers_peak},
                                          {"delay_median_ms", figures.delay_median_ms.value_or(-1)},
                                          {"stalls", figures.stalls},
                                          {"sound_only_percent", figures.sound_only_hundredths}});
}

}  // namespace

HealthBoard::Room::Room(std::string room)
    : id(std::move(room)),
      stalls(looks_a_minute),
      failed(looks_a_minute),
      dropped(looks_a_minute),
      late(looks_a_minute),
      stalled(observe::gauge("paraninfo_viewers_stalled", "Pages whose picture stalled within a minute.",
                             label(id))),
      native(observe::gauge("paraninfo_viewers_native", "Pages in which the browser plays by itself.",
                            label(id))),
      delay_median(observe::gauge("paraninfo_viewers_delay_p50_seconds",
                                  "Half of the pages are behind by less.", label(id))),
      delay_p95(observe::gauge("paraninfo_viewers_delay_p95_seconds", "95 % of the pages are behind by less.",
                               label(id))),
      stalls_total(observe::counter("paraninfo_viewers_stalls_total", "Stalls that pages met.", label(id))),
      failed_total(observe::counter("paraninfo_viewers_failed_loads_total",
                                    "Loads of the picture that failed in pages.", label(id))) {
    for (const char* view : view_names)
        by_view.push_back(&observe::gauge("paraninfo_viewers", "Pages that play, by what they play.",
                                          labels(id, "view", view)));
    for (const char* height : height_names)
        by_height.push_back(&observe::gauge("paraninfo_viewers_by_height",
                                            "Pages that show the picture, by its lines at most.",
                                            labels(id, "height", height)));
}

void HealthBoard::Room::count(const attendance::Viewers& viewers) {
    for (std::size_t i = 0; i < by_view.size(); ++i) by_view[i]->set(static_cast<double>(viewers.by_view[i]));
    for (std::size_t i = 0; i < by_height.size(); ++i)
        by_height[i]->set(static_cast<double>(viewers.by_height[i]));
    stalled.set(static_cast<double>(viewers.stalled));
    native.set(static_cast<double>(viewers.native));
    delay_median.set(seconds(viewers.delay_median_ms));
    delay_p95.set(seconds(viewers.delay_p95_ms));
    stalls_total.add(viewers.stalls - std::exchange(stalls_told, viewers.stalls));
    failed_total.add(viewers.failed - std::exchange(failed_told, viewers.failed));
}

HealthBoard::HealthBoard(boost::asio::io_context& rooms, const config::Settings& settings,
                         attendance::Attendance& attendance, workers::Supervisor& supervisor, live::Hub& hub,
                         std::function<Uplink()> uplink)
    : attendance_(attendance), supervisor_(supervisor), hub_(hub), uplink_(std::move(uplink)), timer_(rooms) {
    for (const config::Room& room : settings.rooms)
        if (!room.feed.empty()) rooms_.emplace_back(room.id);
}

void HealthBoard::arm() {
    timer_.expires_after(every);
    timer_.async_wait([this](boost::system::error_code ec) {
        if (ec) return;
        look();
        arm();
    });
}

void HealthBoard::look() {
    const auto viewers = attendance_.viewers();
    const auto programmes = supervisor_.status();
    for (Room& room : rooms_) {
        const auto found = viewers.find(room.id);
        const auto programme =
            std::ranges::find(programmes, "programme-" + room.id, &workers::WorkerStatus::name);
        tell(room, found == viewers.end() ? attendance::Viewers{} : found->second,
             programme == programmes.end() ? workers::WorkerStatus{} : *programme);
    }
    for (const SessionFigures& figures : tallies_.look(attendance_.sessions(), viewers, observe::wall_ms()))
        log_ended(figures);
}

void HealthBoard::recorded(const std::string& room) {
    const auto found = std::ranges::find(rooms_, room, &Room::id);
    if (found != rooms_.end()) found->recorded_at = std::chrono::steady_clock::now();
}

void HealthBoard::set_recorded(const std::string& room, bool on) {
    const auto found = std::ranges::find(rooms_, room, &Room::id);
    if (found != rooms_.end()) found->is_recorded = on;
}

RecordingHealth HealthBoard::recording_of(const Room& room) {
    using std::chrono::duration_cast;
    using std::chrono::milliseconds;
    RecordingHealth recording{room.is_recorded, {}};
    if (room.recorded_at)
        recording.age_ms =
            duration_cast<milliseconds>(std::chrono::steady_clock::now() - *room.recorded_at).count();
    return recording;
}

void HealthBoard::tell(Room& room, const attendance::Viewers& viewers,
                       const workers::WorkerStatus& programme) {
    room.count(viewers);
    RoomHealth health{programme, viewers, {}, uplink_(), recording_of(room)};
    health.minute = {room.stalls.look(viewers.stalls), room.failed.look(viewers.failed),
                     room.dropped.look(programme.health.frames_dropped),
                     room.late.look(programme.late_parts)};
    hub_.set_state({room.id}, live::health_key, room_health_json(health));
}

}  // namespace paraninfo::app
