// Loads the event file anew: the pages and every open room get the new agenda, or the log says why not and
// the old one stays. On the main thread; asks the journal on the rooms thread.
#pragma once

#include "config/settings.hpp"
#include "server/access/access.hpp"
#include "server/attendance/attendance.hpp"
#include "server/export/export_desk.hpp"
#include "server/gateway/event_pages.hpp"
#include "server/journal/log.hpp"
#include "server/live/hub.hpp"

#include <boost/asio/io_context.hpp>

#include <functional>
#include <set>
#include <string>

namespace paraninfo::app {

class EventReload {
  public:
    // All outlive it.
    EventReload(boost::asio::io_context& main, const config::Settings& settings, gateway::EventPages& pages,
                access::Access& access, live::Hub& hub, exports::ExportDesk& exports,
                attendance::Attendance& attendance, journal::Log& log);
    EventReload(const EventReload&) = delete;
    EventReload& operator=(const EventReload&) = delete;

    // Shows what the settings hold.
    void start();
    // `done` on the main thread, once it is loaded or refused; without an event file at once.
    void reload(std::function<void()> done);

  private:
    // Which of the rooms have changes in the journal; one that cannot be read counts as one that has.
    void find_used(std::function<void(std::set<std::string>)> done);
    void load(const std::set<std::string>& used);
    void tell_rooms();

    boost::asio::io_context& main_;
    config::Settings shown_;
    std::set<std::string> opened_;  // the rooms that run since the start
    gateway::EventPages& pages_;
    access::Access& access_;
    live::Hub& hub_;
    exports::ExportDesk& exports_;
    attendance::Attendance& attendance_;
    journal::Log& log_;
};

}  // namespace paraninfo::app
