#include "server/app/stage_sessions.hpp"

#include "tests/unit/server/app/people_of_room.hpp"

#include <gtest/gtest.h>

namespace paraninfo::app {
namespace {

using namespace std::chrono_literals;

StageSessionRecord player(const std::string& session, const std::string& seat = "s1",
                          const std::string& login = "l1") {
    return {session, room, login, SeatId{seat}, ""};
}
StageSessionRecord publisher(const std::string& session, const std::string& source,
                             const std::string& login = "l1") {
    return {session, room, login, SeatId{"s1"}, source};
}

TEST(StageSessions, ASeatsFourthPlayerEndsItsOldest) {
    StageSessions sessions;
    EXPECT_TRUE(sessions.begin(player("a")).empty());
    EXPECT_TRUE(sessions.begin(publisher("p", "cam-1")).empty());
    EXPECT_TRUE(sessions.begin(player("b")).empty());
    EXPECT_TRUE(sessions.begin(player("x", "s2")).empty());
    EXPECT_TRUE(sessions.begin(player("c")).empty());
    const auto over = sessions.begin(player("d"));
    ASSERT_EQ(over.size(), 1u);
    EXPECT_EQ(over[0], player("a"));
    EXPECT_EQ(sessions.find(room, "l1", "a"), nullptr);
    EXPECT_NE(sessions.find(room, "l1", "p"), nullptr);
}

TEST(StageSessions, ATurnThatIsOverEndsWhatItsGuestSendsAndPlaysAndNothingElse) {
    StageSessions sessions;
    StageSessionRecord sends = publisher("p", "cam-1", "l2");
    sends.panelist = PersonId{"gael"};
    StageSessionRecord plays = player("q", "s2", "l2");
    plays.panelist = PersonId{"gael"};
    for (const auto& one : {player("a"), sends, plays}) EXPECT_TRUE(sessions.begin(one).empty());
    EXPECT_TRUE(sessions.end_absent(room, {ana, {PersonId{"gael"}, "Gael", true}}).empty());
    EXPECT_TRUE(sessions.end_absent(RoomId{"library"}, {}).empty());
    EXPECT_EQ(sessions.end_absent(room, {ana}), (std::vector{sends, plays}));
    EXPECT_EQ(sessions.size(), 1u);
}

TEST(StageSessions, APublicationTakesThePlaceOfTheOneOfItsSource) {
    StageSessions sessions;
    sessions.begin(publisher("a", "cam-1"));
    sessions.begin(publisher("b", "scr-1"));
    EXPECT_TRUE(sessions.begin(publisher("c", "cam-1")).empty()) << "the worker ends it by itself";
    EXPECT_EQ(sessions.find(room, "l1", "a"), nullptr);
    EXPECT_NE(sessions.find(room, "l1", "b"), nullptr);
    EXPECT_EQ(sessions.size(), 2u);
}

TEST(StageSessions, APageDoesNotTakeASourceFromAKeyUntilItsSessionEndsOrALoginPublishesIt) {
    StageSessions sessions;
    StageSessionRecord encoder = publisher("e", "cam-1", "key:1");
    encoder.by_key = true;
    const StageSessionRecord page = publisher("b", "cam-1");
    sessions.begin(publisher("a", "cam-1"));
    EXPECT_FALSE(sessions.is_anothers(page, false));
    sessions.begin(encoder);
    for (const bool again : {false, true}) EXPECT_TRUE(sessions.is_anothers(page, again));
    EXPECT_FALSE(sessions.is_anothers(publisher("b", "cam-2"), true));
    EXPECT_FALSE(sessions.is_anothers(player("b"), true));
    StageSessionRecord elsewhere = page, other_encoder = encoder;
    elsewhere.room = RoomId{"library"};
    EXPECT_FALSE(sessions.is_anothers(elsewhere, true));
    other_encoder.login = "key:2";
    EXPECT_FALSE(sessions.is_anothers(other_encoder, false)) << "another encoder does";
    sessions.end("e");
    EXPECT_FALSE(sessions.is_anothers(page, true));
    sessions.begin(encoder);
    sessions.begin(page);
    EXPECT_FALSE(sessions.is_anothers(page, true));
}

TEST(StageSessions, APageThatComesAgainByItselfDoesNotTakeASourceFromAnotherLogin) {
    StageSessions sessions;
    const StageSessionRecord laptop = publisher("a", "cam-1", "l1"), phone = publisher("b", "cam-1", "l2");
    sessions.begin(laptop);
    EXPECT_FALSE(sessions.is_anothers(laptop, true)) << "its own session, not known as dead yet";
    EXPECT_FALSE(sessions.is_anothers(phone, false)) << "by a person's act it does";
    sessions.begin(phone);
    EXPECT_TRUE(sessions.is_anothers(laptop, true));
    EXPECT_FALSE(sessions.is_anothers(laptop, false));
    EXPECT_FALSE(sessions.is_anothers(phone, true));
    EXPECT_FALSE(sessions.is_anothers(publisher("c", "scr-1", "l1"), true)) << "another source";
    sessions.end("b");
    EXPECT_FALSE(sessions.is_anothers(laptop, true));
}

TEST(StageSessions, EndWithTheKeyThatTheyBeganBy) {
    StageSessions sessions;
    const StageSessionRecord encoder = publisher("e", "cam-1", "key:1"), page = publisher("a", "scr-1");
    for (const auto& one : {encoder, page}) sessions.begin(one);
    sessions.ask("f", "key:1");
    EXPECT_EQ(sessions.end_login("key:1"), std::vector{encoder});
    EXPECT_FALSE(sessions.answered("f"));
    EXPECT_EQ(sessions.size(), 1u);
}

TEST(StageSessions, ARoomsFourthTalkbackEndsItsOldest) {
    const auto microphone_of = [](char digit) { return "talk-" + std::string(20, digit); };
    StageSessions sessions;
    EXPECT_TRUE(sessions.begin(publisher("p", "cam-1")).empty());
    for (const char digit : {'a', 'b', 'c'})
        EXPECT_TRUE(sessions.begin(publisher(std::string(1, digit), microphone_of(digit))).empty());
    EXPECT_TRUE(sessions.begin(publisher("e", microphone_of('b'))).empty())
        << "in the place of the one of its source";
    StageSessionRecord elsewhere = publisher("x", microphone_of('d'));
    elsewhere.room = RoomId{"library"};
    EXPECT_TRUE(sessions.begin(elsewhere).empty());
    EXPECT_EQ(sessions.begin(publisher("f", microphone_of('f'))),
              (std::vector{publisher("a", microphone_of('a'))}));
    EXPECT_NE(sessions.find(room, "l1", "p"), nullptr);
}

TEST(StageSessions, AreFoundByTheirLoginAndRoomAlone) {
    StageSessions sessions;
    sessions.begin(player("a"));
    EXPECT_NE(sessions.find(room, "l1", "a"), nullptr);
    EXPECT_EQ(sessions.find(room, "l2", "a"), nullptr);
    EXPECT_EQ(sessions.find(RoomId{"library"}, "l1", "a"), nullptr);
    sessions.end("a");
    EXPECT_EQ(sessions.find(room, "l1", "a"), nullptr);
}

TEST(StageSessions, DoNotBeginForALoginThatEndedWhileTheWorkerAnswered) {
    StageSessions sessions;
    sessions.ask("a", "l1");
    sessions.ask("b", "l2");
    EXPECT_TRUE(sessions.end_login("l1").empty());
    EXPECT_FALSE(sessions.answered("a"));
    EXPECT_TRUE(sessions.answered("b"));
    EXPECT_FALSE(sessions.answered("b")) << "once";
}

TEST(StageSessions, HandOnSoManyBytesOfCandidatesAndNoMore) {
    StageSessions sessions;
    sessions.begin(player("a"));
    sessions.begin(player("b"));
    for (std::size_t sent = 0; sent < candidates_bytes_max; sent += 4096)
        EXPECT_TRUE(sessions.take_candidates("a", 4096)) << sent;
    EXPECT_FALSE(sessions.take_candidates("a", 1));
    for (std::size_t sent = 0; sent < candidates_bytes_max; sent += candidates_bytes_least)
        EXPECT_TRUE(sessions.take_candidates("b", 1)) << "another session's are its own, " << sent;
    EXPECT_FALSE(sessions.take_candidates("b", 1));
    EXPECT_FALSE(sessions.take_candidates("nobody's", 1));
}

TEST(StageSessions, EndWithTheirLogin) {
    StageSessions sessions;
    sessions.begin(player("a"));
    sessions.begin(player("b", "s2", "l2"));
    sessions.begin(publisher("c", "cam-1"));
    const auto over = sessions.end_login("l1");
    EXPECT_EQ(over, (std::vector<StageSessionRecord>{player("a"), publisher("c", "cam-1")}));
    EXPECT_EQ(sessions.size(), 1u);
}

TEST(StageSessions, AreSoManyAtMostOfAllTogether) {
    StageSessions sessions;
    sessions.begin(publisher("on air", "cam-1"));
    for (std::size_t i = 0; i + 1 < sessions_max; ++i)
        EXPECT_TRUE(sessions.begin(player(std::to_string(i), "s" + std::to_string(i))).empty());
    const auto over = sessions.begin(player("more", "another"));
    ASSERT_EQ(over.size(), 1u);
    EXPECT_EQ(over[0].session, "0") << "the oldest player, not who publishes";
    EXPECT_EQ(sessions.size(), sessions_max);
}

TEST(StageSessions, ProjectorsAndProducersPushNoPanelistsReturnOut) {
    StageSessions sessions;
    StageSessionRecord needed = player("return", "of a panelist");
    needed.panelist = PersonId{"ana"};
    sessions.begin(needed);
    for (std::size_t i = 0; i + 1 < sessions_max; ++i)
        EXPECT_TRUE(sessions.begin(player(std::to_string(i), "s" + std::to_string(i))).empty());
    const auto over = sessions.begin(player("more", "another"));
    ASSERT_EQ(over.size(), 1u);
    EXPECT_EQ(over[0].session, "0");
    EXPECT_NE(sessions.find(room, "l1", "return"), nullptr);
}

TEST(StageSessions, APersonOffersThirtyAtOnceAndThenOneEachTwoSeconds) {
    StageSessions sessions;
    auto now = StageSessions::Time{std::chrono::hours{1}};
    for (int i = 0; i < 30; ++i) EXPECT_EQ(sessions.admit(PersonId{"p"}, now), std::nullopt);
    const auto wait = sessions.admit(PersonId{"p"}, now);
    ASSERT_TRUE(wait);
    EXPECT_LE(*wait, 2001ms);
    EXPECT_EQ(sessions.admit(PersonId{"q"}, now), std::nullopt) << "another person's are their own";
    now += 2001ms;
    EXPECT_EQ(sessions.admit(PersonId{"p"}, now), std::nullopt);
}

}  // namespace
}  // namespace paraninfo::app
