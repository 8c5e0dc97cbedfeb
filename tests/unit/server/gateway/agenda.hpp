// A small agenda as settings hold it once an event file is loaded.
#pragma once

#include "config/settings.hpp"

namespace paraninfo::gateway::test {

inline config::Settings agenda_settings() {
    config::Settings settings;
    settings.agenda.emplace();
    auto& event = *settings.agenda;
    event.id = "seminar";
    event.name = {{"en", "Seminar"}, {"es", "Seminario"}};
    event.time_zone = "Europe/Madrid";
    event.languages = {"es", "en"};
    event.days = {{"2027-03-16", {}}};
    event.rooms = {{"auditorium", {{"en", "Auditorium"}, {"es", "Auditorio"}}}};
    event.speakers = {{"one", "Speaker 1", {{"en", "Chair"}, {"es", "Dirección"}}, {}, "TW"}};
    event.changed_at_ms = 1800000000000;
    config::Session session;
    session.id = "opening";
    session.room = "auditorium";
    session.kind = config::SessionKind::opening;
    session.title = {{"en", "Opening"}, {"es", "Inauguración"}};
    session.starts_ms = 1805184000000;
    session.ends_ms = 1805185800000;
    session.speakers = {"one"};
    event.sessions = {session};
    config::use_event(settings);
    return settings;
}

}  // namespace paraninfo::gateway::test
