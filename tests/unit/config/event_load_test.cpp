#include "config/event_load.hpp"

#include "config/load.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/config/event_sample.hpp"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace paraninfo::config {
namespace {

using nlohmann::json;

const std::filesystem::path folder = std::filesystem::path(PARANINFO_SOURCE_DIR) / "config";

json read_json(const std::string& name) {
    std::ifstream stream(folder / name);
    return json::parse(stream);
}

std::string written(const paraninfo::test::TemporaryFolder& into, const std::string& name,
                    const std::string& text) {
    std::ofstream(into / name) << text;
    return into / name;
}

TEST(EventLoad, TheExampleIsValidAndInOrderOfTime) {
    const auto event = load_event(folder / "event.example.json").value();
    EXPECT_EQ(event.rooms.size(), 3U);
    EXPECT_GT(event.changed_at_ms, 0);
    for (std::size_t i = 1; i < event.sessions.size(); ++i)
        EXPECT_LE(event.sessions[i - 1].starts_ms, event.sessions[i].starts_ms);
}

TEST(EventLoad, EachProblemIsAtItsLineAndAllAreSaidAtOnce) {
    const auto loaded = parse_event(R"({"id": "x", "languages": ["es"],
 "name": {"es": "X"},
 "time_zone": "Nowhere",
 "days": [{"date": "2027-01-01"}],
 "rooms": [{"id": "a", "name": {"es": "A"}}],
 "sessions": [
  {"id": "s", "room": "b", "title": {"es": "S"},
   "starts": 9}],
 "extra": 1})",
                                    "event.json");
    ASSERT_FALSE(loaded);
    std::vector<std::string> lines;
    for (const auto& problem : loaded.error()) lines.push_back(to_string(problem));
    EXPECT_EQ(lines,
              (std::vector<std::string>{
                  "event.json:3: time_zone: must be the IANA name of a time zone, such as Europe/Madrid",
                  "event.json:7: sessions[0].room: there is no room of this id",
                  "event.json:8: sessions[0].starts: must be a text", "event.json:9: extra: unknown key"}));
}

TEST(EventLoad, AFileOfTheMostBytesIsReadAndOneMoreIsNot) {
    const paraninfo::test::TemporaryFolder into;
    std::string text = test::event_sample().dump();
    text.append(event_file_bytes_max - text.size(), ' ');
    EXPECT_TRUE(load_event(written(into, "event.json", text)));
    const auto loaded = load_event(written(into, "event.json", text + ' '));
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error()[0].message, "larger than 262144 bytes");
}

TEST(EventLoad, WhatElseMustHoldIsSaidAtItsLineToo) {
    const auto loaded = parse_event(test::event_sample().dump(1), "f", [](const EventFile&) {
        return std::vector<Complaint>{{"rooms[1].id", "no"}};
    });
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error()[0].key, "rooms[1].id");
    EXPECT_GT(loaded.error()[0].line, 10);
}

TEST(EventLoad, TheConfigurationTakesLanguagesAndRoomsFromTheEventFile) {
    const paraninfo::test::TemporaryFolder into;
    const auto event = written(into, "event.json", test::event_sample().dump());
    const auto settings =
        parse(R"({"event_file": ")" + event +
                  R"(", "rooms": [{"id": "table-1", "feed": "main", "questions": {"review": "publish"}}],)" +
                  R"("feeds": [{"id": "main"}]})",
              "f")
            .value();
    ASSERT_EQ(settings.rooms.size(), 2U);
    EXPECT_EQ(settings.rooms[0],
              (Room{"auditorium", {{"es", "Auditorio"}, {"en", "Auditorium"}}, "", {}, {}}));
    EXPECT_EQ(settings.rooms[1].feed, "main");
    EXPECT_EQ(settings.rooms[1].questions.review, Review::publish);
    EXPECT_EQ(settings.rooms[1].name.at("en"), "Table 1");
    EXPECT_EQ(settings.agenda->sessions.size(), 2U);
}

TEST(EventLoad, ProblemsOfBothFilesAreSaidTogether) {
    const paraninfo::test::TemporaryFolder into;
    json broken = test::event_sample();
    broken["time_zone"] = "Nowhere";
    const auto event = written(into, "event.json", broken.dump());
    const auto both = parse(R"({"event_file": ")" + event + R"(", "public_host": ""})", "f");
    ASSERT_FALSE(both);
    ASSERT_EQ(both.error().size(), 2U);
    EXPECT_EQ(both.error()[0].file, event);
    EXPECT_EQ(both.error()[1].key, "public_host");

    written(into, "event.json", test::event_sample().dump());
    const auto room = parse(R"({"event_file": ")" + event + R"(", "rooms": [{"id": "cellar"}]})", "f");
    ASSERT_FALSE(room);
    EXPECT_EQ(to_string(room.error()[0]), "f:1: rooms[0].id: the event file has no room of this id");
}

// The schema says what the reader and the judge say.
TEST(EventLoad, TheSchemaHasTheSameKeysAndLimits) {
    const auto schema = read_json("event.schema.json");
    const auto& top = schema["properties"];
    EXPECT_EQ(top["days"]["maxItems"], event_days_max);
    EXPECT_EQ(top["rooms"]["maxItems"], event_rooms_max);
    EXPECT_EQ(top["sessions"]["maxItems"], event_sessions_max);
    EXPECT_EQ(top["speakers"]["maxItems"], event_speakers_max);
    EXPECT_EQ(top["speakers"]["items"]["properties"]["name"]["maxLength"], event_text_bytes_max);
    for (const auto& [language, text] : top["notice"]["properties"]["text"]["properties"].items())
        EXPECT_EQ(text["maxLength"], notice_bytes_max) << language;
    const auto& session = top["sessions"]["items"]["properties"];
    EXPECT_EQ(session["speakers"]["maxItems"], session_speakers_max);
    EXPECT_EQ(session["kind"]["enum"], json(session_kinds));
    const auto example = read_json("event.example.json");
    for (const auto& [key, value] : example.items()) EXPECT_TRUE(top.contains(key)) << key;
}

TEST(EventLoad, EveryKeyOfTheSchemaIsDocumented) {
    std::ifstream stream(folder / "README.md");
    std::stringstream readme;
    readme << stream.rdbuf();
    const auto schema = read_json("event.schema.json");
    for (const auto& [key, value] : schema["properties"].items()) {
        if (key == "$schema") continue;
        if (!value.contains("items") || !value["items"].contains("properties")) {
            EXPECT_NE(readme.str().find("| `" + key + "` |"), std::string::npos) << key;
            continue;
        }
        for (const auto& [inner, unused] : value["items"]["properties"].items())
            EXPECT_NE(readme.str().find("| `" + key + "[]." + inner + "` |"), std::string::npos) << inner;
    }
}

}  // namespace
}  // namespace paraninfo::config
