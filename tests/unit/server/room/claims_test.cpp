#include "server/room/claims.hpp"

#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

const QuestionId one{"one"}, two{"two"};
const Seat ana = seat_of(Audience::moderator, "ana"), bea = seat_of(Audience::moderator, "bea");

std::vector<std::string> held(const Claims& claims) {
    std::vector<std::string> all;
    for (const Claim& claim : claims.all()) all.push_back(claim.person.value + ":" + claim.question.value);
    return all;
}
using Held = std::vector<std::string>;

TEST(Claims, AModeratorHoldsOneQuestionAtATime) {
    const Limits limits;
    Claims claims(limits);
    EXPECT_TRUE(claims.take(one, ana, 0));
    EXPECT_TRUE(claims.take(two, ana, 1));
    EXPECT_EQ(held(claims), Held{"ana:two"});
    EXPECT_TRUE(claims.let_go(ana.person));
    EXPECT_FALSE(claims.let_go(ana.person));
    EXPECT_TRUE(claims.all().empty());
}

TEST(Claims, TwoMayBeAtTheSameQuestion) {
    const Limits limits;
    Claims claims(limits);
    claims.take(one, ana, 0);
    EXPECT_TRUE(claims.take(one, bea, 0));
    EXPECT_EQ(held(claims), (Held{"ana:one", "bea:one"}));
}

TEST(Claims, LapseByThemselvesUnlessTakenAgain) {
    Limits limits;
    limits.claim_lasts_ms = 100;
    Claims claims(limits);
    claims.take(one, ana, 0);
    claims.take(two, bea, 50);
    EXPECT_EQ(claims.next_lapse_ms(), 100);
    EXPECT_FALSE(claims.take(one, ana, 90)) << "the same again shows nothing new";
    EXPECT_EQ(claims.next_lapse_ms(), 150);
    EXPECT_FALSE(claims.lapse(149));
    EXPECT_TRUE(claims.lapse(150));
    EXPECT_EQ(held(claims), Held{"ana:one"});
    EXPECT_TRUE(claims.lapse(190));
    EXPECT_EQ(claims.next_lapse_ms(), std::nullopt);
}

TEST(Claims, AtTheirMostTheOneThatLapsesFirstMakesRoom) {
    Limits limits;
    limits.claims_max = 2;
    Claims claims(limits);
    claims.take(one, ana, 0);
    claims.take(one, bea, 1);
    claims.take(two, ana, 2);
    EXPECT_EQ(held(claims), (Held{"bea:one", "ana:two"})) << "two are not too many";
    claims.take(two, seat_of(Audience::moderator, "eva"), 3);
    EXPECT_EQ(held(claims), (Held{"ana:two", "eva:two"}));
}

TEST(Claims, AreOfQuestionsThatAreThereAndChangeNothing) {
    Room room;
    const auto id = room.asked_by(participant());
    EXPECT_EQ(room.refused(moderator(), ClaimQuestion{QuestionId{"none"}}), Reason::not_found);
    EXPECT_EQ(room.refused(participant(), ClaimQuestion{id}), Reason::not_allowed);
    EXPECT_TRUE(room.when(moderator(), ClaimQuestion{id})->empty());
    EXPECT_TRUE(room.when(moderator(), ClaimQuestion{})->empty());
}

}  // namespace
}  // namespace paraninfo::room
