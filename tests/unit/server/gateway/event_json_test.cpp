#include "server/gateway/event_json.hpp"

#include "tests/unit/server/gateway/agenda.hpp"

#include <gtest/gtest.h>

namespace paraninfo::gateway {
namespace {

using test::agenda_settings;

// Without the reasons of a decline, which the server has where the event file has none.
std::string but_reasons(std::string text) {
    const auto from = text.find(R"("decline_reasons":)");
    const auto to = text.find(R"("agenda":)");
    return from == std::string::npos ? text : text.erase(from, to - from);
}

TEST(EventJson, WithoutAnEventFileThereAreNameLanguagesAndRooms) {
    config::Settings settings;
    settings.event.name = "Demo";
    settings.rooms = {{"auditorium", {{"en", "Auditorium"}}, "", {}, {}}};
    const auto [version, text] = event_json(settings);
    EXPECT_EQ(but_reasons(text),
              R"({"version":")" + version +
                  R"(","name":"Demo","languages":["es","en"],)"
                  R"("rooms":[{"id":"auditorium","name":{"en":"Auditorium"}}],"agenda":null})");
}

TEST(EventJson, TheAgendaHasItsTimesAsUtc) {
    const auto [version, text] = event_json(agenda_settings());
    EXPECT_EQ(version.size(), 16U);
    EXPECT_EQ(but_reasons(text),
              R"({"version":")" + version +
                  R"(","name":{"en":"Seminar","es":"Seminario"},"languages":["es","en"],)"
                  R"("rooms":[{"id":"auditorium","name":{"en":"Auditorium","es":"Auditorio"}}],)"
                  R"("agenda":{"time_zone":"Europe/Madrid","days":[{"date":"2027-03-16","title":{}}],)"
                  R"("sessions":[{"id":"opening","room":"auditorium","kind":"opening",)"
                  R"("title":{"en":"Opening","es":"Inauguración"},"starts_ms":1805184000000,)"
                  R"("ends_ms":1805185800000,"speakers":["one"]}],)"
                  R"("speakers":[{"id":"one","name":"Speaker 1","title":{"en":"Chair","es":"Dirección"},)"
                  R"("affiliation":{},"country":"TW"}]}})");
}

TEST(EventJson, TheReasonsOfADeclineAreTheEventsOrTheBuiltInOnes) {
    auto settings = agenda_settings();
    EXPECT_NE(event_json(settings).text.find("這個問題已經回答過了。"), std::string::npos);
    settings.agenda->decline_reasons = {{{"en", "Not today."}, {"es", "Hoy no."}}};
    EXPECT_NE(
        event_json(settings).text.find(R"("decline_reasons":[{"en":"Not today.","es":"Hoy no."}],"agenda")"),
        std::string::npos);
}

TEST(EventJson, TheNoticeStandsThereWhereThereIsOne) {
    auto settings = agenda_settings();
    const auto version = event_json(settings).version;
    settings.agenda->notice = config::Notice{"2027-01", {{"en", "One\n\nTwo"}, {"es", "Uno"}}};
    const auto [with_notice, text] = event_json(settings);
    EXPECT_NE(with_notice, version);
    EXPECT_NE(text.find(R"("notice":{"version":"2027-01","text":{"en":"One\n\nTwo","es":"Uno"}},"agenda":)"),
              std::string::npos);
}

TEST(EventJson, TheVersionChangesWithTheAgendaAndWithNothingElse) {
    auto settings = agenda_settings();
    const auto version = event_json(settings).version;
    settings.agenda->changed_at_ms = 1;
    settings.listen.port = 1;
    EXPECT_EQ(event_json(settings).version, version);
    settings.agenda->sessions[0].ends_ms += 60'000;
    EXPECT_NE(event_json(settings).version, version);
}

// As large as an event file of the most bytes can make it: the most entries, the rest of the file in texts.
TEST(EventJson, TheLargestEventFileStaysBelowTheLimitOfTheAnswer) {
    auto settings = agenda_settings();
    auto& event = *settings.agenda;
    const std::string most(config::event_text_bytes_max, '"');  // two bytes each, in the file and here
    event.sessions.assign(config::event_sessions_max, event.sessions[0]);
    event.speakers.assign(config::event_speakers_max, event.speakers[0]);
    std::size_t left = config::event_file_bytes_max / 2;
    for (auto& session : event.sessions) {
        session.title = {{"en", ""}, {"es", ""}};
        for (auto& [language, text] : session.title) {
            text = most.substr(0, std::min(left, most.size()));
            left -= text.size();
        }
    }
    EXPECT_EQ(left, 0U);
    EXPECT_LT(event_json(settings).text.size(), event_json_bytes_max);
}

}  // namespace
}  // namespace paraninfo::gateway
