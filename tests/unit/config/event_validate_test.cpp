#include "config/event_validate.hpp"

#include "config/event_load.hpp"
#include "tests/unit/config/event_sample.hpp"

#include <functional>

#include <gtest/gtest.h>

namespace paraninfo::config {
namespace {

using nlohmann::json;
using Keys = std::vector<std::string>;

// What is said after one change of a good event.
std::vector<Complaint> complaints_after(const std::function<void(json&)>& change) {
    json event = test::event_sample();
    change(event);
    const auto loaded = parse_event(event.dump(), "f");
    std::vector<Complaint> complaints;
    if (!loaded)
        for (const auto& problem : loaded.error()) complaints.push_back({problem.key, problem.message});
    return complaints;
}

Keys keys_after(const std::function<void(json&)>& change) {
    Keys keys;
    for (const auto& complaint : complaints_after(change)) keys.push_back(complaint.key);
    return keys;
}

// The same where the second session has other times.
Keys keys_with_times(const char* starts, const char* ends) {
    return keys_after([&](json& event) {
        event["sessions"][1]["starts"] = starts;
        event["sessions"][1]["ends"] = ends;
    });
}

TEST(EventValidate, AGoodEventHasNoComplaint) {
    EXPECT_EQ(keys_after([](json&) {}), Keys{});
    EXPECT_EQ(keys_after([](json& e) { e.erase("sessions"), e.erase("speakers"); }), Keys{});
}

TEST(EventValidate, ReasonsOfADeclineAreInTheEventsLanguagesAndMayBeInAllOfThePages) {
    const auto with = [](const json& reason) {
        return keys_after([&](json& e) { e["decline_reasons"] = json::array({reason}); });
    };
    EXPECT_EQ(with({{"es", "A"}, {"en", "B"}, {"zh-Hant", "C"}}), Keys{});
    EXPECT_EQ(with({{"es", "A"}}), Keys{"decline_reasons[0]"});
    EXPECT_EQ(with({{"es", "A"}, {"en", "B"}, {"fr", "C"}}), Keys{"decline_reasons[0].fr"});
    EXPECT_EQ(with({{"es", std::string(decline_reason_bytes_max, 'x')}, {"en", "B"}}), Keys{});
    EXPECT_EQ(with({{"es", std::string(decline_reason_bytes_max + 1, 'x')}, {"en", "B"}}),
              Keys{"decline_reasons[0].es"});
}

TEST(EventValidate, ANoticeHasAVersionAndATextInEachLanguage) {
    const auto keys_with = [](const json& notice) {
        return keys_after([&](json& e) { e["notice"] = notice; });
    };
    const json text = {{"es", "Uno\n\nDos"}, {"en", "One\n\nTwo"}};
    EXPECT_EQ(keys_with({{"version", "2027-01"}, {"text", text}}), Keys{});
    EXPECT_EQ(keys_with({{"version", "January 2027"}, {"text", text}}), Keys{"notice.version"});
    EXPECT_EQ(keys_with({{"version", "1"}, {"text", {{"es", "Uno"}}}}), Keys{"notice.text"});
    EXPECT_EQ(keys_with({{"version", "1"}, {"text", {{"es", "Uno"}, {"en", "A\tB"}}}}),
              Keys{"notice.text.en"});
    EXPECT_EQ(keys_with(json::object()), (Keys{"notice.version", "notice.text"}));
}

TEST(EventValidate, AttendanceIsMinutesOfTheSessionOrPercentNotBoth) {
    const auto keys_with = [](const json& rule) {
        return keys_after([&](json& e) { e["sessions"][0]["attendance"] = rule; });
    };
    EXPECT_EQ(keys_with({{"minutes", 30}}), Keys{});
    EXPECT_EQ(keys_with({{"minutes", 31}}), Keys{"sessions[0].attendance.minutes"});
    EXPECT_EQ(keys_with({{"percent", 100}}), Keys{});
    EXPECT_EQ(keys_with({{"percent", 101}}), Keys{"sessions[0].attendance.percent"});
    EXPECT_EQ(keys_with({{"minutes", 5}, {"percent", 50}}), Keys{"sessions[0].attendance"});
}

TEST(EventValidate, IdsAreOfOneFormAndUnique) {
    for (const char* list : {"rooms", "sessions", "speakers"}) {
        const std::string key = std::string(list) + "[0].id";
        const auto with = [&](const std::string& id) {
            return keys_after([&](json& e) {
                if (std::string(list) == "speakers") e["sessions"][0]["speakers"] = {id};
                if (std::string(list) == "rooms")
                    for (auto& session : e["sessions"]) session["room"] = id;
                e[list][0]["id"] = id;
            });
        };
        EXPECT_EQ(with(std::string(32, 'a')), Keys{}) << list;
        EXPECT_EQ(with(std::string(33, 'a')), Keys{key}) << list;
        EXPECT_EQ(with("Aula"), Keys{key}) << list;
        EXPECT_EQ(with(""), Keys{key}) << list;
    }
    EXPECT_EQ(keys_after([](json& e) { e["rooms"][1]["id"] = "auditorium"; }), Keys{"rooms[1].id"});
    EXPECT_EQ(keys_after([](json& e) { e["sessions"][1]["id"] = "opening"; }), Keys{"sessions[1].id"});
    EXPECT_EQ(keys_after([](json& e) { e["speakers"].push_back(e["speakers"][0]); }), Keys{"speakers[1].id"});
    EXPECT_EQ(keys_after([](json& e) { e.erase("id"); }), Keys{"id"});
}

TEST(EventValidate, TextsAreInEachLanguageOfTheEventAndInNoOther) {
    EXPECT_EQ(keys_after([](json& e) { e["name"].erase("en"); }), Keys{"name"});
    EXPECT_EQ(keys_after([](json& e) { e["rooms"][0]["name"].erase("es"); }), Keys{"rooms[0].name"});
    EXPECT_EQ(keys_after([](json& e) { e["sessions"][0]["title"]["fr"] = "X"; }),
              Keys{"sessions[0].title.fr"});
    EXPECT_EQ(keys_after([](json& e) { e["speakers"][0]["affiliation"].erase("es"); }),
              Keys{"speakers[0].affiliation"});
    EXPECT_EQ(keys_after([](json& e) { e["speakers"][0].erase("affiliation"); }), Keys{});
    EXPECT_EQ(keys_after([](json& e) { e["sessions"][0]["title"]["en"] = "two\nlines"; }),
              Keys{"sessions[0].title.en"});
    EXPECT_EQ(
        keys_after([](json& e) {
            e["languages"] = {"es", "fr"};
        }),
        (Keys{"languages[1]", "name", "name.en", "rooms[0].name", "rooms[0].name.en", "rooms[1].name",
              "rooms[1].name.en", "speakers[0].affiliation", "speakers[0].affiliation.en",
              "sessions[0].title", "sessions[0].title.en", "sessions[1].title", "sessions[1].title.en"}));
    EXPECT_EQ(keys_after([](json& e) { e["languages"] = json::array(); }).front(), "languages");
}

TEST(EventValidate, SessionsNameRoomsAndSpeakersThatExist) {
    EXPECT_EQ(keys_after([](json& e) { e["sessions"][0]["room"] = "cellar"; }), Keys{"sessions[0].room"});
    EXPECT_EQ(keys_after([](json& e) {
                  e["sessions"][0]["speakers"] = {"one", "two"};
              }),
              Keys{"sessions[0].speakers[1]"});
    EXPECT_EQ(keys_after([](json& e) { e["speakers"][0]["country"] = "ZZ"; }), Keys{"speakers[0].country"});
    EXPECT_EQ(keys_after([](json& e) { e["speakers"][0]["name"] = ""; }), Keys{"speakers[0].name"});
}

TEST(EventValidate, DaysStandInOrderAndEachSessionStartsOnOne) {
    EXPECT_EQ(keys_after([](json& e) { e["days"][1]["date"] = "2027-03-16"; }), Keys{"days[1].date"});
    EXPECT_EQ(complaints_after([](json& e) { e["days"][1]["date"] = "2027-02-30"; }),
              (std::vector<Complaint>{{"days[1].date", "must be a day, YYYY-MM-DD"}}));
    EXPECT_EQ(keys_with_times("2027-03-17T09:00", "2027-03-17T10:00"), Keys{"sessions[1].starts"});
    EXPECT_EQ(keys_with_times("2027-03-16T23:00", "2027-03-17T01:00"), Keys{});
}

TEST(EventValidate, ATimeThatDoesNotExistOrExistsTwiceIsNamed) {
    EXPECT_EQ(keys_with_times("2027-03-28T02:30", "2027-03-28T04:00"), Keys{"sessions[1].starts"});
    EXPECT_EQ(keys_with_times("2027-03-28T01:30", "2027-03-28T02:30"), Keys{"sessions[1].ends"});
    const auto complaints = complaints_after([](json& e) {
        e["days"].push_back({{"date", "2027-10-31"}});
        e["sessions"][1]["starts"] = "2027-10-31T02:30";
        e["sessions"][1]["ends"] = "noon";
    });
    ASSERT_EQ(complaints.size(), 2U);
    EXPECT_EQ(complaints[0].message,
              "exists twice in the event's time zone: the clocks are put back over it");
    EXPECT_EQ(complaints[1].message, "must be a local time, YYYY-MM-DDTHH:MM");
    EXPECT_EQ(keys_after([](json& e) { e["time_zone"] = "Madrid"; }), Keys{"time_zone"});
}

TEST(EventValidate, ASessionEndsAfterItsStartWithinADay) {
    EXPECT_EQ(keys_with_times("2027-03-16T10:00", "2027-03-16T10:00"), Keys{"sessions[1].ends"});
    EXPECT_EQ(keys_with_times("2027-03-16T10:00", "2027-03-16T09:59"), Keys{"sessions[1].ends"});
    EXPECT_EQ(keys_with_times("2027-03-16T10:00", "2027-03-17T10:00"), Keys{});
    EXPECT_EQ(keys_with_times("2027-03-16T10:00", "2027-03-17T10:01"), Keys{"sessions[1].ends"});
    // The night when the clocks are put forward is an hour shorter than it looks.
    EXPECT_EQ(keys_with_times("2027-03-28T01:59", "2027-03-28T03:00"), Keys{});
}

TEST(EventValidate, SessionsOfOneRoomMayTouchButNotOverlap) {
    EXPECT_EQ(keys_with_times("2027-03-16T09:29", "2027-03-16T10:00"), Keys{"sessions[1].starts"});
    EXPECT_EQ(keys_with_times("2027-03-16T08:00", "2027-03-16T09:01"), Keys{"sessions[0].starts"});
    EXPECT_EQ(keys_with_times("2027-03-16T08:00", "2027-03-16T09:00"), Keys{});
    EXPECT_EQ(keys_after([](json& e) {
                  e["sessions"][1]["starts"] = "2027-03-16T09:00";
                  e["sessions"][1]["room"] = "table-1";
              }),
              Keys{});
    // One long session hides a short one from the third.
    EXPECT_EQ(keys_after([](json& e) {
                  e["sessions"][0]["ends"] = "2027-03-16T12:00";
                  e["sessions"].push_back(e["sessions"][1]);
                  e["sessions"][2]["id"] = "late";
                  e["sessions"][2]["starts"] = "2027-03-16T11:00";
                  e["sessions"][2]["ends"] = "2027-03-16T13:00";
              }),
              (Keys{"sessions[1].starts", "sessions[2].starts"}));
}

}  // namespace
}  // namespace paraninfo::config
