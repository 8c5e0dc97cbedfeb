#include "config/contribution_rules.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>

namespace paraninfo::config {
namespace {

using Keys = std::vector<std::string>;

class ContributionRules : public testing::Test {
  protected:
    ContributionRules() {
        std::ofstream{secret()} << "correct-horse\n";
        mode(0600);
        Room room;
        room.id = "auditorium";
        room.feed = "main";
        room.contribution.taken = true;
        settings.rooms = {room};
        settings.ice.turn = {"turn:turn.example:3478?transport=udp", "turns:turn.example:5349"};
        settings.ice.stun = "stun://stun.example:3478";
        settings.ice.secret_file = secret();
    }
    std::filesystem::path secret() const { return folder / "secret"; }
    void mode(unsigned bits) const {
        std::filesystem::permissions(secret(), static_cast<std::filesystem::perms>(bits));
    }
    Keys keys_after(const std::function<void(Settings&)>& change) const {
        Settings changed = settings;
        change(changed);
        std::vector<Complaint> complaints;
        judge_contribution(changed, complaints);
        Keys keys;
        for (const Complaint& complaint : complaints) keys.push_back(complaint.key);
        return keys;
    }
    Keys of_room(const std::function<void(Contribution&)>& change) const {
        return keys_after([&](Settings& s) { change(s.rooms[0].contribution); });
    }

    paraninfo::test::TemporaryFolder folder;
    Settings settings;
};

TEST_F(ContributionRules, GoodOnesAreTaken) {
    EXPECT_EQ(keys_after([](Settings&) {}), Keys{});
    EXPECT_EQ(keys_after([](Settings& s) { s.ice = {}; }), Keys{});
    EXPECT_EQ(of_room([](Contribution& c) { c.port_min = 50000, c.port_max = 50099; }), Keys{});
    EXPECT_EQ(of_room([](Contribution& c) { c.addresses = {"192.0.2.7", "2001:db8::7"}; }), Keys{});
}

TEST_F(ContributionRules, PortsAreARangeOrNone) {
    const std::string key = "rooms[0].contribution.port_min";
    EXPECT_EQ(of_room([](Contribution& c) { c.port_min = 1023, c.port_max = 2000; }), Keys{key});
    EXPECT_EQ(of_room([](Contribution& c) { c.port_min = 2001, c.port_max = 2000; }), Keys{key});
    EXPECT_EQ(of_room([](Contribution& c) { c.port_max = 2000; }), Keys{key});
}

TEST_F(ContributionRules, WhatIsAnnouncedIsAnAddress) {
    EXPECT_EQ(of_room([](Contribution& c) { c.addresses = {"here.example"}; }),
              Keys{"rooms[0].contribution.addresses[0]"});
}

TEST_F(ContributionRules, OnlyAMixedRoomWithAFeedTakesPanelists) {
    const std::string key = "rooms[0].contribution.taken";
    EXPECT_EQ(keys_after([](Settings& s) { s.rooms[0].feed.clear(); }), Keys{key});
    EXPECT_EQ(keys_after([](Settings& s) { s.rooms[0].kind = RoomKind::direct; }), Keys{key});
    EXPECT_EQ(of_room([](Contribution& c) { c.width = 641; }), Keys{"rooms[0].contribution.width"});
}

TEST_F(ContributionRules, FilesAreInAFolderThatIsThereOfARoomThatTakesPanelists) {
    const Keys wrong{"rooms[0].stage.files"};
    const std::filesystem::path here = folder / ".";
    EXPECT_EQ(keys_after([&](Settings& s) { s.rooms[0].stage.files = here; }), Keys{});
    EXPECT_EQ(keys_after([&](Settings& s) { s.rooms[0].stage.files = secret(); }), wrong);
    EXPECT_EQ(keys_after([&](Settings& s) { s.rooms[0].stage.files = here / "nothing"; }), wrong);
    EXPECT_EQ(keys_after([&](Settings& s) { s.rooms[0] = {}, s.rooms[0].stage.files = here; }), wrong);
}

TEST_F(ContributionRules, FurtherFeedsAreKnownOnesThatTheRoomDoesNotHaveAlready) {
    settings.feeds = {
        {"main", FeedKind::test, {}}, {"spare", FeedKind::test, {}}, {"slides", FeedKind::srt, {}}};
    settings.rooms[0].backup = "spare";
    settings.rooms.push_back(settings.rooms[0]);
    const auto with = [&](const std::vector<std::string>& feeds) {
        return of_room([&](Contribution& c) { c.feeds = feeds; });
    };
    EXPECT_EQ(with({"slides"}), Keys{});
    EXPECT_EQ(with({"slides", "camera-2"}), Keys{"rooms[0].contribution.feeds[1]"});
    EXPECT_EQ(with({"main"}), Keys{"rooms[0].contribution.feeds[0]"});
    EXPECT_EQ(with({"spare"}), Keys{"rooms[0].contribution.feeds[0]"});
    settings.rooms[0].contribution.feeds = {"slides"};
    EXPECT_EQ(of_room([](Contribution& c) { c.taken = false; }), Keys{"rooms[0].contribution.feeds"});
    settings.rooms[1].contribution.feeds = {"slides"};
    EXPECT_EQ(keys_after([](Settings&) {}), Keys{}) << "two rooms may share one, as they may share their own";
}

TEST_F(ContributionRules, AddressesOfServersHaveTheirForm) {
    for (const char* bad : {"stun:stun.example:3478", "stun://stun.example", "stun://:3478", "stun://a b:1",
                            "stun://stun.example:0", "stun://stun.example:65536"})
        EXPECT_EQ(keys_after([&](Settings& s) { s.ice.stun = bad; }), Keys{"ice.stun"}) << bad;
    for (const char* bad : {"turn://turn.example:3478", "turn:turn.example", "http:turn.example:80",
                            "turn:turn.example:3478?transport=sctp", "turn:user@turn.example:3478", "turn:"})
        EXPECT_EQ(keys_after([&](Settings& s) { s.ice.turn[0] = bad; }), Keys{"ice.turn[0]"}) << bad;
    EXPECT_EQ(keys_after([](Settings& s) { s.ice.turn = {"turn:[2001:db8::7]:3478"}; }), Keys{});
}

TEST_F(ContributionRules, TheDoorForTcpHasAnIpAddress) {
    EXPECT_EQ(keys_after([](Settings& s) { s.ice.tcp.address = "0.0.0.0"; }), Keys{});
    EXPECT_EQ(keys_after([](Settings& s) { s.ice.tcp.address = "event.example"; }), Keys{"ice.tcp.address"});
}

TEST_F(ContributionRules, TheSecretIsAFileThatItsOwnerAloneMayRead) {
    mode(0640);
    EXPECT_EQ(keys_after([](Settings&) {}), Keys{"ice.secret_file"});
    mode(0600);
    EXPECT_EQ(keys_after([](Settings& s) { s.ice.secret_file = "/nowhere"; }), Keys{"ice.secret_file"});
    EXPECT_EQ(keys_after([](Settings& s) { s.ice.turn.clear(), s.ice.secret_file.clear(); }), Keys{});
}

}  // namespace
}  // namespace paraninfo::config
