#include "server/app/event_reload.hpp"

#include "config/event_change.hpp"
#include "config/event_load.hpp"
#include "protocol/json/writer.hpp"
#include "server/app/wiring.hpp"
#include "server/observe/log.hpp"

#include <boost/asio/post.hpp>

#include <memory>
#include <utility>

namespace paraninfo::app {

EventReload::EventReload(boost::asio::io_context& main, const config::Settings& settings,
                         gateway::EventPages& pages, access::Access& access, live::Hub& hub,
                         exports::ExportDesk& exports, attendance::Attendance& attendance, journal::Log& log)
    : main_(main),
      shown_(settings),
      pages_(pages),
      access_(access),
      hub_(hub),
      exports_(exports),
      attendance_(attendance),
      log_(log) {
    for (const auto& room : settings.rooms) opened_.insert(room.id);
}

void EventReload::start() {
    pages_.show(shown_);
    tell_rooms();
}

void EventReload::reload(std::function<void()> done) {
    if (shown_.event_file.empty()) return done();
    find_used([this, done = std::move(done)](const std::set<std::string>& used) {
        load(used);
        done();
    });
}

void EventReload::find_used(std::function<void(std::set<std::string>)> done) {
    struct Search {
        std::size_t left;
        std::set<std::string> used;
    };
    const auto search = std::make_shared<Search>(Search{opened_.size(), {}});
    for (const auto& room : opened_) {
        log_.read({room}, 0, 1, [this, search, room, done](const journal::ReadResult& read) {
            if (read.status != journal::ReadStatus::ok || read.last > 0) search->used.insert(room);
            if (--search->left > 0) return;
            boost::asio::post(main_, [search, done] { done(std::move(search->used)); });
        });
    }
}

void EventReload::load(const std::set<std::string>& used) {
    auto event = config::load_event(shown_.event_file, [&](const config::EventFile& next) {
        return config::judge_change(shown_, next, opened_, used);
    });
    if (!event) {
        for (const auto& problem : event.error())
            observe::log_error("event.refused", {{"file", problem.file},
                                                 {"line", problem.line},
                                                 {"key", problem.key},
                                                 {"why", problem.message}});
        return;
    }
    for (const auto& room : config::rooms_left_out(shown_, *event))
        observe::log_warn("event.room_left_out",
                          {{"room", room}, {"why", "nothing happened in it; the next restart closes it"}});
    shown_.agenda = std::move(*event);
    config::use_event(shown_);
    // Before the page that shows it: whoever read the older version is asked again, never let in by it.
    access_.require_notice(shown_.agenda->notice ? shown_.agenda->notice->version : "");
    pages_.show(shown_);
    exports_.use(export_source(shown_));
    attendance_.use(shown_.agenda->sessions);
    tell_rooms();
    observe::log_info("event.loaded", {{"file", shown_.event_file.string()},
                                       {"version", pages_.version()},
                                       {"sessions", shown_.agenda->sessions.size()}});
}

void EventReload::tell_rooms() {
    if (!shown_.agenda) return;
    json::Writer writer;
    const std::string state = writer.open_object().member("version", pages_.version()).close_object().take();
    for (const auto& room : opened_) hub_.set_state({room}, "agenda", state);
    for (const auto& room : shown_.rooms) hub_.rename({room.id}, room.name);
}

}  // namespace paraninfo::app
