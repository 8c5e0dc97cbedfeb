#include "config/event_fields.hpp"

#include "config/event_load.hpp"
#include "tests/unit/config/event_sample.hpp"

#include <functional>

#include <gtest/gtest.h>

namespace paraninfo::config {
namespace {

using nlohmann::json;

std::vector<std::string> problems_after(const std::function<void(json&)>& change) {
    json event = test::event_sample();
    change(event);
    const auto loaded = parse_event(event.dump(), "f");
    std::vector<std::string> said;
    if (!loaded)
        for (const auto& problem : loaded.error()) said.push_back(problem.key + ": " + problem.message);
    return said;
}

using Said = std::vector<std::string>;

void resize(json& list, std::size_t size, const std::function<json(std::size_t)>& make) {
    list = json::array();
    for (std::size_t i = 0; i < size; ++i) list.push_back(make(i));
}

TEST(EventFields, ASessionIsATalkUnlessItSaysSo) {
    json event = test::event_sample();
    EXPECT_EQ(parse_event(event.dump(), "f")->sessions[0].kind, SessionKind::talk);
    event["sessions"][0]["kind"] = "break";
    EXPECT_EQ(parse_event(event.dump(), "f")->sessions[0].kind, SessionKind::pause);
    EXPECT_EQ(problems_after([](json& e) { e["sessions"][0]["kind"] = "party"; }).size(), 1U);
}

TEST(EventFields, UnknownKeysAndWrongTypesAreRefusedAnywhere) {
    EXPECT_EQ(problems_after([](json& e) { e["days"][0]["dates"] = ""; }),
              Said{"days[0].dates: unknown key"});
    EXPECT_EQ(problems_after([](json& e) { e["sessions"][1]["starts"] = 9; }),
              Said{"sessions[1].starts: must be a text"});
    EXPECT_EQ(problems_after([](json& e) { e["rooms"][0]["name"] = "A"; }),
              Said{"rooms[0].name: must be an object"});
    EXPECT_EQ(problems_after([](json& e) { e["sessions"][0] = 1; }), Said{"sessions[0]: must be an object"});
    EXPECT_EQ(problems_after([](json& e) { e["$schema"] = "event.schema.json"; }), Said{});
}

TEST(EventFields, ListsHoldTheirMostAndNotOneMore) {
    const auto days = [](std::size_t size) {
        return problems_after([&](json& e) {
            resize(e["days"], size, [](std::size_t i) {
                return json{{"date", "2027-03-" + std::to_string(16 + i)}};
            });
        });
    };
    const auto reasons = [](std::size_t size) {
        return problems_after([&](json& e) {
            resize(e["decline_reasons"], size, [](std::size_t) { return json{{"es", "A"}, {"en", "B"}}; });
        });
    };
    EXPECT_EQ(reasons(decline_reasons_max), Said{});
    EXPECT_EQ(reasons(decline_reasons_max + 1), Said{"decline_reasons: more than 12 entries"});
    EXPECT_EQ(days(event_days_max), Said{});
    EXPECT_EQ(days(event_days_max + 1), Said{"days: more than 14 entries"});
    const auto rooms = [](std::size_t size) {
        return problems_after([&](json& e) {
            const json names = {{"es", "A"}, {"en", "A"}};
            resize(e["rooms"], size, [&](std::size_t i) {
                return json{{"id", i == 0 ? "auditorium" : "room-" + std::to_string(i)}, {"name", names}};
            });
        });
    };
    EXPECT_EQ(rooms(event_rooms_max), Said{});
    EXPECT_EQ(rooms(event_rooms_max + 1), Said{"rooms: more than 16 entries"});
}

TEST(EventFields, SpeakersAndSessionsHoldTheirMostAndNotOneMore) {
    const auto speakers = [](std::size_t size, std::size_t of_one_session) {
        return problems_after([&](json& e) {
            resize(e["speakers"], size, [](std::size_t i) {
                return json{{"id", "s-" + std::to_string(i)}, {"name", "S"}};
            });
            resize(e["sessions"][0]["speakers"], of_one_session,
                   [](std::size_t i) { return json("s-" + std::to_string(i)); });
        });
    };
    EXPECT_EQ(speakers(event_speakers_max, session_speakers_max), Said{});
    EXPECT_EQ(speakers(event_speakers_max + 1, 1), Said{"speakers: more than 300 entries"});
    EXPECT_EQ(speakers(event_speakers_max, session_speakers_max + 1),
              Said{"sessions[0].speakers: more than 20 entries"});
    const auto sessions = [](std::size_t size) {
        return problems_after([&](json& e) {
            json one = e["sessions"][0];
            resize(e["sessions"], size, [&](std::size_t i) {
                const auto minute = [](std::size_t at) {
                    const auto clock = std::to_string(1'000'000 + at / 60 * 100 + at % 60);
                    return "2027-03-16T" + clock.substr(3, 2) + ":" + clock.substr(5, 2);
                };
                one["id"] = "t-" + std::to_string(i);
                one["starts"] = minute(i);
                one["ends"] = minute(i + 1);
                return one;
            });
        });
    };
    EXPECT_EQ(sessions(event_sessions_max), Said{});
    EXPECT_EQ(sessions(event_sessions_max + 1), Said{"sessions: more than 300 entries"});
}

TEST(EventFields, ANoticeIsAtMostEightKibibytesInALanguage) {
    const auto notice = [](std::size_t size) {
        return problems_after([&](json& e) {
            e["notice"] = {{"version", "one"}, {"text", {{"es", "A"}, {"en", std::string(size, 'x')}}}};
        });
    };
    EXPECT_EQ(notice(notice_bytes_max), Said{});
    EXPECT_EQ(notice(notice_bytes_max + 1).front(), "notice.text.en: longer than 8192 bytes");
}

TEST(EventFields, ATextIsAtMost256Bytes) {
    const auto title = [](std::size_t size) {
        return problems_after([&](json& e) { e["sessions"][0]["title"]["en"] = std::string(size, 'x'); });
    };
    EXPECT_EQ(title(event_text_bytes_max), Said{});
    // Its absence is no second problem at the same place, but one of the title.
    EXPECT_EQ(title(event_text_bytes_max + 1).front(), "sessions[0].title.en: longer than 256 bytes");
    EXPECT_EQ(problems_after([](json& e) { e["speakers"][0]["name"] = std::string(257, 'x'); }),
              Said{"speakers[0].name: longer than 256 bytes"});
}

}  // namespace
}  // namespace paraninfo::config
