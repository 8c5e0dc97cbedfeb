#include "server/app/output_states.hpp"

#include "tests/support/outputs.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace paraninfo::app {
namespace {

using nlohmann::json;

config::Settings settings_with_outputs() {
    config::Output caller = test::output_to_hall("decoder.example:9000");
    caller.streamid = "stage-left";
    caller.key_file = "/keys/decoder";
    config::Output spare;
    spare.id = "spare";
    config::Room room;
    room.id = "auditorium";
    room.outputs = {test::output_to_obs(), caller, spare};
    config::Settings settings;
    settings.rooms = {room};
    return settings;
}

workers::OutputBoard board_of_outputs() {
    workers::OutputBoard board;
    board.set_outputs({{"to-obs", "correct-horse-battery"},
                       {"to-hall", "correct-horse-battery"},
                       {"spare", "correct-horse-battery"}});
    return board;
}

json told_of_room(const workers::OutputBoard& board) {
    return json::parse(room_outputs_json(settings_with_outputs().rooms[0], board))["outputs"];
}

TEST(OutputStates, AreAsTheSampleSays) {
    workers::OutputBoard board = board_of_outputs();
    board.note({{{"to-obs", 1, 3600, 0, 0, 0}, {"to-hall"}, {"spare"}}}, 1'800'000'000'000);
    board.note({{{"to-obs", 2, 7200, 1, 1, 403}, {"to-hall"}, {"spare"}}}, 1'800'000'060'000);
    board.note({{{"to-obs", 2, 7200, 1, 1, 403}, {"to-hall", 0, 0, 0, 1, 504}, {"spare"}}},
               1'800'000'090'000);
    std::ifstream file(PARANINFO_SOURCE_DIR "/protocol/samples/states.json");
    const json samples = json::parse(file);
    for (const json& sample : samples["states"])
        if (sample["name"] == "outputs") {
            EXPECT_EQ(told_of_room(board), sample["message"]["params"]["data"]["outputs"]);
            return;
        }
    FAIL() << "states.json has no sample \"outputs\"";
}

TEST(OutputStates, OneThatWasReceivedSaysSinceWhenItIsNotAnyMore) {
    workers::OutputBoard board = board_of_outputs();
    board.note({{{"to-hall", 1, 3600, 0, 0, 0}}}, 1000);
    board.note({{{"to-hall", 0, 0, 0, 0, 0}}}, 5000);
    EXPECT_EQ(told_of_room(board)[1]["state"], "calling");
    EXPECT_EQ(told_of_room(board)[1]["since"], 5000);
}

TEST(OutputStates, WithoutAnIngestNothingIsSaidToWait) {
    workers::OutputBoard board = board_of_outputs();
    EXPECT_EQ(told_of_room(board)[0]["state"], "off");
    board.note({{{"to-obs"}, {"to-hall"}, {"spare"}}}, 1000);
    EXPECT_EQ(told_of_room(board)[0]["state"], "waiting");
    board.note_gone(2000);
    EXPECT_EQ(told_of_room(board)[0]["state"], "off");
    EXPECT_EQ(told_of_room({})[0]["state"], "off") << "of which nothing was ever told";
}

TEST(OutputStates, TheOperatorIsToldOfAllInWords) {
    workers::OutputBoard board = board_of_outputs();
    board.note({{{"to-hall", 0, 0, 0, 3, 504}}}, 1000);
    const json all = json::parse(all_outputs_json(settings_with_outputs(), board))["outputs"];
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[1]["room"], "auditorium");
    EXPECT_EQ(all[1]["refused"], 3);
    EXPECT_EQ(all[1]["refusal"], (json{{"code", 504}, {"why", "nobody answers there"}, {"at", 1000}}));
}

TEST(OutputStates, HaveNoAddressStreamIdOrFileOfAKey) {
    const config::Settings settings = settings_with_outputs();
    for (const std::string& text : {room_outputs_json(settings.rooms[0], board_of_outputs()),
                                    all_outputs_json(settings, board_of_outputs())})
        for (const char* secret : {"decoder.example", "9000", "stage-left", "/keys/", "correct-horse"})
            EXPECT_EQ(text.find(secret), std::string::npos) << secret;
}

}  // namespace
}  // namespace paraninfo::app
