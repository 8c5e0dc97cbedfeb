// Looks each five seconds at how every room's picture is made and how it comes to those who play it; tells it
// as metrics, to the rooms' moderators as the state "health", and at a session's end as one line of the log.
// On the rooms thread alone.
#pragma once

#include "config/settings.hpp"
#include "server/app/last_minute.hpp"
#include "server/app/room_health.hpp"
#include "server/app/session_figures.hpp"
#include "server/attendance/attendance.hpp"
#include "server/live/hub.hpp"
#include "server/observe/metrics.hpp"
#include "server/workers/supervisor.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::app {

class HealthBoard {
  public:
    static constexpr std::chrono::seconds every{5};

    // All outlive it. `uplink` is called on the rooms thread.
    HealthBoard(boost::asio::io_context& rooms, const config::Settings& settings,
                attendance::Attendance& attendance, workers::Supervisor& supervisor, live::Hub& hub,
                std::function<Uplink()> uplink);
    void start() { arm(); }
    // Something of the room's broadcast has come onto the disk.
    void recorded(const std::string& room);
    // Whether it is to.
    void set_recorded(const std::string& room, bool on);

  private:
    // What is remembered and counted of one room with a picture.
    struct Room {
        explicit Room(std::string room);
        void count(const attendance::Viewers& viewers);

        std::string id;
        LastMinute stalls, failed, dropped, late;
        std::uint64_t stalls_told = 0, failed_told = 0;
        bool is_recorded = false;
        std::optional<std::chrono::steady_clock::time_point> recorded_at;
        std::vector<observe::Gauge*> by_view, by_height;
        observe::Gauge& stalled;
        observe::Gauge& native;
        observe::Gauge& delay_median;
        observe::Gauge& delay_p95;
        observe::Counter& stalls_total;
        observe::Counter& failed_total;
    };

    void arm();
    void look();
    static RecordingHealth recording_of(const Room& room);
    void tell(Room& room, const attendance::Viewers& viewers, const workers::WorkerStatus& programme);

    attendance::Attendance& attendance_;
    workers::Supervisor& supervisor_;
    live::Hub& hub_;
    const std::function<Uplink()> uplink_;
    std::vector<Room> rooms_;
    SessionTallies tallies_;
    boost::asio::steady_timer timer_;
};

}  // namespace paraninfo::app
