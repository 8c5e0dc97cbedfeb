#include "protocol/json/stage_entries.hpp"

#include "protocol/json/journal_entry.hpp"
#include "protocol/json/room_snapshot.hpp"
#include "tests/unit/protocol/samples.hpp"

namespace paraninfo::json {
namespace {

using samples::Value;

Stage busy_stage() {
    const std::string camera = "cam-0123456789abcdef0123";
    Stage stage;
    stage.programme = {SceneLayout::picture_in_picture, {"floor", camera}};
    stage.taking = {SceneTransition::move, 700};
    stage.prepared = Scene{SceneLayout::full, {}};
    stage.sounds = {{camera, -350, true, 40, SourceHeard::always}};
    stage.returns = {{PersonId{"a"}, "floor", -300}};
    stage.ducking = {-900, 0};
    stage.third = {"Ana", "UNAM"};
    stage.next = {PersonId{"a"}, PersonId{"b"}};
    stage.steering = Steering{PersonId{"d"}, "Producer"};
    stage.notes = {{7, PersonId{"d"}, "Producer", Audience::producer, PersonId{"a"}, "You are next.", 5},
                   {8, PersonId{"a"}, "Ana", Audience::panelist, {}, "Yes.", 6}};
    stage.checks = {{PersonId{"a"}, 1280, 720, 30, -2100, true, false, 4}, {PersonId{"b"}}};
    stage.timer = StageTimer{PersonId{"a"}, -5'000, true, 9};
    stage.files = {{"file-0123456789abcdef0123", true, true, false, 12}};
    stage.presets = {{PresetKind::scene, "Both", stage.programme},
                     {PresetKind::levels, "Both", {}, stage.sounds}};
    return stage;
}

TEST(KeptStage, ComesBackAsItWas) {
    RoomSnapshot snapshot;
    snapshot.stage = busy_stage();
    const auto read = decode_room_snapshot(encode_room_snapshot(snapshot));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->stage, busy_stage());
}

TEST(KeptStage, OfBeforeThereWereStagesHasTheFloorOnTheProgramme) {
    RoomSnapshot snapshot;
    snapshot.stage = busy_stage();
    Value old = Value::parse(encode_room_snapshot(snapshot));
    old.erase("stage");
    const auto read = decode_room_snapshot(old.dump());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->stage, Stage{});
}

TEST(KeptStage, OfBeforeThereWereChecksAndATimerHasNone) {
    RoomSnapshot snapshot;
    snapshot.stage = busy_stage();
    Value old = Value::parse(encode_room_snapshot(snapshot));
    old["stage"].erase("checks");
    old["stage"].erase("timer");
    const auto read = decode_room_snapshot(old.dump());
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->stage.checks.empty());
    EXPECT_EQ(read->stage.timer, std::nullopt);
    EXPECT_EQ(read->stage.notes, busy_stage().notes);
}

TEST(KeptStage, OfBeforeThereWereReturnsHasNone) {
    RoomSnapshot snapshot;
    snapshot.stage = busy_stage();
    Value old = Value::parse(encode_room_snapshot(snapshot));
    old["stage"].erase("returns");
    old["stage"].erase("ducking");
    const auto read = decode_room_snapshot(old.dump());
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->stage.returns.empty());
    EXPECT_EQ(read->stage.ducking, Ducking{});
    EXPECT_EQ(read->stage.sounds, busy_stage().sounds);
    old["stage"]["ducking"] = {{"programme", 1}, {"returns", 0}};
    EXPECT_FALSE(decode_room_snapshot(old.dump()));
}

TEST(KeptStage, OfBeforeThereWerePresetsAndFilesHasNone) {
    RoomSnapshot snapshot;
    snapshot.stage = busy_stage();
    Value old = Value::parse(encode_room_snapshot(snapshot));
    old["stage"].erase("presets");
    old["stage"].erase("files");
    const auto read = decode_room_snapshot(old.dump());
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->stage.presets.empty());
    EXPECT_TRUE(read->stage.files.empty());
    EXPECT_EQ(read->stage.timer, busy_stage().timer);
}

TEST(StageEntries, OfADamagedJournalAreNotRead) {
    const auto entry =
        encode_entry(StageTaken{busy_stage().programme, std::nullopt, {SceneTransition::fade, 400}});
    EXPECT_TRUE(decode_entry(entry.kind, entry.payload, false));
    for (const char* kind : {"stage.taken", "stage.taken:fade", "stage.taken:spin:400", "stage.taken:fade:x"})
        EXPECT_FALSE(decode_entry(kind, entry.payload, false)) << kind;
    EXPECT_FALSE(decode_entry("stage.sound_set", R"({"v":1,"sound":{"source":"x"}})", false));
    EXPECT_FALSE(decode_entry("stage.timer_set:maybe", R"({"v":1})", false));
    EXPECT_FALSE(
        decode_entry("stage.timer_set:on", R"({"v":1,"person":null,"ms":10800001,"runs":true})", false));
    EXPECT_FALSE(decode_entry(
        "stage.checked", R"({"v":1,"person":"a","camera":null,"microphone":1,"speaker":true,"screen":true})",
        false));
    EXPECT_FALSE(
        decode_entry("stage.return_set", R"({"v":1,"return":{"person":"a","source":"floor"}})", false));
    EXPECT_FALSE(decode_entry("stage.ducking_set:1:0", R"({"v":1})", false));
    EXPECT_FALSE(decode_entry("stage.ducking_set:0:-6001", R"({"v":1})", false));
    EXPECT_FALSE(decode_entry("stage.ducking_set:0", R"({"v":1})", false));
    EXPECT_FALSE(decode_entry("stage.preset_saved:scene", R"({"v":1,"name":"a","levels":[]})", false));
    EXPECT_FALSE(decode_entry("stage.preset_saved:song", R"({"v":1,"name":"a","levels":[]})", false));
    EXPECT_FALSE(decode_entry("stage.preset_deleted", R"({"v":1,"name":"a"})", false));
    EXPECT_FALSE(decode_entry("stage.preset_renamed:scene", R"({"v":1,"name":"a"})", false));
    EXPECT_FALSE(decode_entry("stage.preset_renamed:song", R"({"v":1,"name":"a","new_name":"b"})", false));
    EXPECT_FALSE(decode_entry("stage.levels_set", R"({"v":1,"levels":[{"source":"floor"}]})", false));
    const char* file = R"({"v":1,"source":"floor","plays":true,"loop":true,"on_take":true})";
    EXPECT_FALSE(decode_entry("stage.file_set:rewind", file, false)) << "the floor is no file";
    EXPECT_FALSE(decode_entry("stage.called:maybe", R"({"v":1,"person":"a"})", false));
    EXPECT_FALSE(decode_entry("stage.third_set", R"({"v":1,"lines":["1","2","3"]})", false));
}

}  // namespace
}  // namespace paraninfo::json
