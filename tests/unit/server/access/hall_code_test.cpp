#include "server/access/hall_code.hpp"

#include "server/access/store.hpp"
#include "tests/unit/server/access/door.hpp"

#include <gtest/gtest.h>

#include <set>

namespace paraninfo::access {
namespace {

constexpr std::int64_t noon_s = 1'790'000'040;  // a whole minute
const HallCodes codes(Key32{1, 2, 3}, {{"auditorium", 300}, {"library", 20}});
const HallCodes::Revoked none = [](const std::string&) { return false; };

TEST(HallCodes, AnotherEachMinuteAndEachIsGoodForTwo) {
    ASSERT_EQ(noon_s % 60, 0);
    const auto code = codes.code("auditorium", noon_s, none).value();
    EXPECT_EQ(code.until_ms, (noon_s + 60) * 1000);
    EXPECT_EQ(codes.code("auditorium", noon_s + 59, none), code);
    EXPECT_NE(codes.code("auditorium", noon_s + 60, none)->token, code.token);
    EXPECT_TRUE(codes.read(code.token, noon_s + 119, none));
    EXPECT_FALSE(codes.read(code.token, noon_s + 120, none));
    EXPECT_FALSE(codes.read(code.token, noon_s - 1, none)) << "not before its time";
}

TEST(HallCodes, IsShortAndWithoutCase) {
    const auto token = codes.code("library", noon_s, none)->token;
    EXPECT_EQ(token.size(), 20U);
    EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 4), std::string::npos);
    EXPECT_TRUE(HallCodes::looks_like(token));
    EXPECT_FALSE(HallCodes::looks_like("pn1.e30.AA"));
}

TEST(HallCodes, LeadsToTheRoomsOwnLinkAndNoOther) {
    const auto link = codes.read(codes.code("library", noon_s, none)->token, noon_s, none).value();
    EXPECT_EQ(link.rooms, std::vector<std::string>{"library"});
    EXPECT_EQ(link.role, Audience::hall);
    EXPECT_EQ(link.kind, LinkKind::open);
    EXPECT_EQ(link.most, 20);
    EXPECT_EQ(codes.link("auditorium", noon_s, none)->id, codes.link("auditorium", noon_s + 9999, none)->id);
    EXPECT_NE(codes.link("auditorium", noon_s, none)->id, link.id);
    EXPECT_FALSE(codes.code("attic", noon_s, none));
}

TEST(HallCodes, AnotherKeyKnowsNoneOfThem) {
    const HallCodes others(Key32{9}, {{"auditorium", 300}});
    EXPECT_FALSE(others.read(codes.code("auditorium", noon_s, none)->token, noon_s, none));
    for (const char* wrong : {"", "ph1.", "ph1.AAAAAAAAAAAAAAAA", "pn1.AAAAAAAAAAAAAAAA"})
        EXPECT_FALSE(codes.read(wrong, noon_s, none)) << wrong;
}

TEST(HallCodes, ARevokedLinkHasAnotherInItsPlace) {
    const auto first = codes.link("auditorium", noon_s, none)->id;
    const auto code = codes.code("auditorium", noon_s, none)->token;
    const HallCodes::Revoked revoked = [&](const std::string& link) { return link == first; };
    EXPECT_FALSE(codes.read(code, noon_s, revoked));
    EXPECT_NE(codes.link("auditorium", noon_s, revoked)->id, first);
    EXPECT_TRUE(codes.read(codes.code("auditorium", noon_s, revoked)->token, noon_s, revoked));
}

class HallCodeAtTheDoor : public ::testing::Test {
  protected:
    Exchanged scan(const std::string& token) {
        ExchangeRequest request;
        request.token = token;
        return door.exchange(std::move(request));
    }
    std::string shown() { return door.access().hall_code("auditorium")->token; }

    Door door{{}, {{"auditorium", 2}}};
};

TEST_F(HallCodeAtTheDoor, AScanMakesSomebodyInTheHallAlsoAfterARestart) {
    const auto token = shown();
    door.reopen();
    EXPECT_EQ(shown(), token);
    const auto entry = scan(token).value();
    EXPECT_EQ(entry.login->seats.at(0).role, Audience::hall);
    EXPECT_EQ(entry.login->seats.at(0).room, RoomId{"auditorium"});
}

TEST_F(HallCodeAtTheDoor, IsCappedOverAllItsMinutes) {
    EXPECT_TRUE(scan(shown()));
    door.pass(60'000);
    EXPECT_TRUE(scan(shown()));
    door.pass(60'000);
    EXPECT_EQ(scan(shown()).error().reason, RefusalReason::link_full);
}

TEST_F(HallCodeAtTheDoor, AnOldOneIsExpired) {
    const auto token = shown();
    door.pass(120'000);
    EXPECT_EQ(scan(token).error().reason, RefusalReason::link_expired);
}

TEST_F(HallCodeAtTheDoor, RevokingEndsAllWhoJoinedByItAndTheNextCodeIsGood) {
    const auto entry = scan(shown()).value();
    Store store(door.folder() / "access.db");
    const auto listed = store.links();
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].label, "code on the screen of auditorium");
    EXPECT_EQ(listed[0].persons, 1);
    const auto before = shown();
    store.commit({LinkRevoked{listed[0].link.id, door.wall_ms}});
    door.pass(1000);
    EXPECT_EQ(door.access().verify(entry.cookie), nullptr);
    EXPECT_EQ(scan(before).error().reason, RefusalReason::link_expired);
    EXPECT_TRUE(scan(shown()));
    EXPECT_EQ(store.links().size(), 2U);
}

TEST_F(HallCodeAtTheDoor, NoneIsOnTheDisk) {
    const auto token = shown();
    EXPECT_EQ(door.bytes_on_disk().find(token.substr(4)), std::string::npos);
}

}  // namespace
}  // namespace paraninfo::access
