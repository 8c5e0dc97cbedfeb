#include "server/gateway/event_pages.hpp"

#include "tests/unit/server/gateway/agenda.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace paraninfo::gateway {
namespace {

std::string field(const Response& response, std::string_view name) {
    const auto found = std::find_if(response.headers.begin(), response.headers.end(),
                                    [&](const auto& header) { return header.first == name; });
    return found == response.headers.end() ? "" : found->second;
}

class EventPagesTest : public testing::Test {
  protected:
    EventPagesTest() : pages_("event.example") { pages_.show(test::agenda_settings()); }
    EventPages pages_;
};

TEST_F(EventPagesTest, AnAnswerHasItsTagAndTheServersTime) {
    const auto answer = pages_.event({.now_s = 1805185800});
    EXPECT_EQ(answer.status, 200U);
    EXPECT_EQ(field(answer, "Date"), "Tue, 16 Mar 2027 08:30:00 GMT");
    EXPECT_EQ(field(answer, "Cache-Control"), "no-cache");
    EXPECT_NE(answer.body.find(pages_.version()), std::string::npos);
}

TEST_F(EventPagesTest, WhoeverHasItGetsNoBody) {
    const auto tag = field(pages_.event({}), "ETag");
    const auto again = pages_.event({.if_none_match = tag, .now_s = 60});
    EXPECT_EQ(again.status, 304U);
    EXPECT_TRUE(again.body.empty());
    EXPECT_EQ(field(again, "ETag"), tag);
    EXPECT_EQ(field(again, "Date"), "Thu, 01 Jan 1970 00:01:00 GMT");
    auto moved = test::agenda_settings();
    moved.agenda->sessions[0].ends_ms += 60'000;
    pages_.show(moved);
    EXPECT_EQ(pages_.event({.if_none_match = tag}).status, 200U);
}

TEST_F(EventPagesTest, TheCalendarIsInTheLanguageAskedForOrTheFirst) {
    const auto english = pages_.calendar({.language = "en"});
    EXPECT_EQ(english.content_type, "text/calendar; charset=utf-8");
    EXPECT_EQ(field(english, "Content-Disposition"), "attachment; filename=\"seminar.ics\"");
    EXPECT_NE(english.body.find("SUMMARY:Opening"), std::string::npos);
    for (const char* other : {"", "fr", "es"})
        EXPECT_NE(pages_.calendar({.language = other}).body.find("SUMMARY:Inaugur"), std::string::npos);
    EXPECT_EQ(pages_.calendar({.if_none_match = field(english, "ETag"), .language = "en"}).status, 304U);
}

TEST_F(EventPagesTest, ItIsCompressedForWhoeverTakesIt) {
    const auto answer = pages_.event({.gzip = true});
    EXPECT_EQ(field(answer, "Content-Encoding"), "gzip");
    EXPECT_LT(answer.body.size(), pages_.event({}).body.size());
}

TEST_F(EventPagesTest, WithoutAnAgendaThereIsNoCalendar) {
    pages_.show({});
    EXPECT_EQ(pages_.calendar({}).status, 404U);
    EXPECT_EQ(pages_.event({}).status, 200U);
}

}  // namespace
}  // namespace paraninfo::gateway
