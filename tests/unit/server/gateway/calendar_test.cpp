#include "server/gateway/calendar.hpp"

#include "tests/unit/server/gateway/agenda.hpp"

#include <gtest/gtest.h>

namespace paraninfo::gateway {
namespace {

TEST(Calendar, EachSessionIsAnEventInUtc) {
    const auto settings = test::agenda_settings();
    EXPECT_EQ(calendar_of(*settings.agenda, "es", "event.example"),
              "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Paraninfo//Agenda//es\r\nCALSCALE:GREGORIAN\r\n"
              "NAME:Seminario\r\nX-WR-CALNAME:Seminario\r\n"
              "BEGIN:VEVENT\r\nUID:opening.seminar@event.example\r\nDTSTAMP:20270115T080000Z\r\n"
              "DTSTART:20270316T080000Z\r\nDTEND:20270316T083000Z\r\nSUMMARY:Inauguración\r\n"
              "LOCATION:Auditorio\r\nDESCRIPTION:Speaker 1\\, Dirección\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    EXPECT_NE(calendar_of(*settings.agenda, "en", "h").find("SUMMARY:Opening\r\n"), std::string::npos);
}

TEST(Calendar, SpeaksEveryLanguageOfTheEvent) {
    auto settings = test::agenda_settings();
    settings.agenda->sessions[0].title["pt"] = "Abertura";
    settings.agenda->sessions[0].title["zh-Hant"] = "開幕式";
    EXPECT_NE(calendar_of(*settings.agenda, "pt", "h").find("SUMMARY:Abertura\r\n"), std::string::npos);
    EXPECT_NE(calendar_of(*settings.agenda, "zh-Hant", "h").find("SUMMARY:開幕式\r\n"), std::string::npos);
}

TEST(Calendar, ASessionThatMovesKeepsItsUid) {
    auto settings = test::agenda_settings();
    settings.agenda->sessions[0].starts_ms += 3'600'000;
    settings.agenda->sessions[0].title["es"] = "Otra";
    settings.agenda->changed_at_ms += 1000;
    const auto text = calendar_of(*settings.agenda, "es", "event.example");
    EXPECT_NE(text.find("UID:opening.seminar@event.example\r\nDTSTAMP:20270115T080001Z"), std::string::npos);
}

TEST(Calendar, AnAgendaWithoutSessionsIsACalendarWithoutEvents) {
    auto settings = test::agenda_settings();
    settings.agenda->sessions.clear();
    EXPECT_EQ(calendar_of(*settings.agenda, "es", "h").find("VEVENT"), std::string::npos);
}

TEST(Calendar, TextsAreEscaped) {
    EXPECT_EQ(calendar_text("a,b;c\\d\ne:\"f\""), "a\\,b\\;c\\\\d\\ne:\"f\"");
}

TEST(Calendar, ALineOf75OctetsStaysWholeAndOneMoreIsFolded) {
    const std::string fits(calendar_line_max - 2, 'x');
    EXPECT_EQ(calendar_line("N", fits), "N:" + fits + "\r\n");
    EXPECT_EQ(calendar_line("N", fits + "y"), "N:" + fits + "\r\n y\r\n");
    // The space of a continuation counts.
    const std::string second(calendar_line_max - 1, 'y');
    EXPECT_EQ(calendar_line("N", fits + second + "z"), "N:" + fits + "\r\n " + second + "\r\n z\r\n");
}

TEST(Calendar, AFoldIsNeverWithinACharacter) {
    const std::string before(calendar_line_max - 3, 'x');
    EXPECT_EQ(calendar_line("N", before + "é"), "N:" + before + "\r\n é\r\n");
    EXPECT_EQ(calendar_line("N", before.substr(1) + "é"), "N:" + before.substr(1) + "é\r\n");
    const std::string wide(calendar_line_max - 4, 'x');
    EXPECT_EQ(calendar_line("N", wide + "課"), "N:" + wide + "\r\n 課\r\n");
}

}  // namespace
}  // namespace paraninfo::gateway
