#include "config/output_rules.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>

namespace paraninfo::config {
namespace {

using Keys = std::vector<std::string>;

class OutputRules : public testing::Test {
  protected:
    OutputRules() {
        std::ofstream{key()} << "correct-horse-battery\n";
        std::filesystem::permissions(key(), static_cast<std::filesystem::perms>(0600));
        Room room;
        room.id = "auditorium";
        room.feed = "main";
        room.contribution.taken = true;
        Output listener;
        listener.id = "to-obs";
        Output caller;
        caller.id = "to-hall";
        caller.sound = OutputSound::hall_minus;
        caller.mode = OutputMode::caller;
        caller.address = "decoder.example:9000";
        caller.streamid = "#!::r=hall,m=publish";
        caller.key_file = key();
        room.outputs = {listener, caller};
        settings.rooms = {room};
        settings.feeds = {{"main", FeedKind::test, {}}};
    }
    std::filesystem::path key() const { return folder / "key"; }
    Keys after(const std::function<void(Room&)>& change) const {
        Settings changed = settings;
        change(changed.rooms[0]);
        std::vector<Complaint> complaints;
        judge_outputs(changed, complaints);
        Keys keys;
        for (const Complaint& complaint : complaints) keys.push_back(complaint.key);
        return keys;
    }
    Keys of_caller(const std::function<void(Output&)>& change) const {
        return after([&](Room& room) { change(room.outputs[1]); });
    }

    paraninfo::test::TemporaryFolder folder;
    Settings settings;
    const std::string first = "rooms[0].outputs[0].", second = "rooms[0].outputs[1].";
};

TEST_F(OutputRules, GoodOnesAreTaken) {
    EXPECT_EQ(after([](Room&) {}), Keys{});
    EXPECT_EQ(of_caller([](Output& o) { o.streamid = "", o.key_file = ""; }), Keys{});
    EXPECT_EQ(of_caller([](Output& o) { o.streamid = std::string(512, 'a'); }), Keys{});
}

TEST_F(OutputRules, AnIdIsAskedForOnceOnThePort) {
    EXPECT_EQ(of_caller([](Output& o) { o.id = "To Hall"; }), Keys{second + "id"});
    EXPECT_EQ(of_caller([](Output& o) { o.id = "to-obs"; }), Keys{second + "id"});
    EXPECT_EQ(of_caller([](Output& o) { o.id = "main"; }), Keys{second + "id"}) << "a feed's";
}

TEST_F(OutputRules, TheRoomHasAMixedPicture) {
    EXPECT_EQ(after([](Room& r) { r.feed = ""; }), (Keys{first + "id", second + "id"}));
    EXPECT_EQ(after([](Room& r) { r.kind = RoomKind::direct; }), (Keys{first + "id", second + "id"}));
    EXPECT_EQ(after([](Room& r) { r.contribution.taken = false; }), Keys{second + "sound"});
}

TEST_F(OutputRules, OnlyWhoCallsHasAnAddress) {
    for (const char* address : {"", "decoder", "srt://decoder:9000", "Decoder:9000", "decoder:0"})
        EXPECT_EQ(of_caller([address](Output& o) { o.address = address; }), Keys{second + "address"});
    EXPECT_EQ(of_caller([](Output& o) { o.mode = OutputMode::listener; }),
              (Keys{second + "address", second + "streamid"}));
    EXPECT_EQ(of_caller([](Output& o) { o.streamid = std::string(513, 'a'); }), Keys{second + "streamid"});
    EXPECT_EQ(of_caller([](Output& o) { o.streamid = "a\nb"; }), Keys{second + "streamid"});
}

TEST_F(OutputRules, AKeysFileIsTheOwnersAlone) {
    EXPECT_EQ(of_caller([](Output& o) { o.key_file = "/nowhere/key"; }), Keys{second + "key_file"});
    std::filesystem::permissions(key(), static_cast<std::filesystem::perms>(0640));
    EXPECT_EQ(after([](Room&) {}), Keys{second + "key_file"});
}

TEST_F(OutputRules, OfAllRoomsThereAreThirtyTwo) {
    const auto of = [this](std::size_t count) {
        return after([count](Room& room) {
            room.outputs.clear();
            for (std::size_t i = 0; i < count; ++i) room.outputs.push_back({"out-" + std::to_string(i)});
        });
    };
    EXPECT_EQ(of(outputs_max), Keys{});
    EXPECT_EQ(of(outputs_max + 1), Keys{"rooms[0].outputs[32].id"});
}

}  // namespace
}  // namespace paraninfo::config
