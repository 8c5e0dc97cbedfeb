#include "server/fanout/encoded_change.hpp"

#include <gtest/gtest.h>

namespace paraninfo::fanout {
namespace {

EncodedChange change(Offset offset, const char* for_all, const char* own = nullptr) {
    EncodedChange change;
    change.offset = offset;
    if (for_all != nullptr)
        for (const Audience audience : all_audiences) change.texts[audience] = share_bytes(for_all);
    if (own == nullptr) return change;
    change.addressed = {{PersonId{"p"}, share_bytes(own)}};
    return change;
}

std::string joined(const std::deque<EncodedChange>& changes, Audience audience, const char* person) {
    return join_texts(changes.begin(), changes.end(), audience, PersonId{person});
}

TEST(EncodedChanges, TheAddressedTextComesInsteadOfTheClasss) {
    const std::deque<EncodedChange> changes{change(1, "a"), change(2, "b", "B"), change(3, nullptr, "C")};
    EXPECT_EQ(joined(changes, Audience::participant, "p"), "a,B,C,");
    EXPECT_EQ(joined(changes, Audience::hall, "p"), "a,B,C,");
    EXPECT_EQ(joined(changes, Audience::participant, "q"), "a,b,");
    EXPECT_EQ(joined(changes, Audience::participant, ""), "a,b,");
}

TEST(EncodedChanges, EachOfSeveralPersonsGetsTheirOwnText) {
    EncodedChange several = change(1, "a");
    several.addressed = {{PersonId{"p"}, share_bytes("P")}, {PersonId{"q"}, share_bytes("QQ")}};
    const std::deque<EncodedChange> changes{several};
    EXPECT_EQ(joined(changes, Audience::participant, "p"), "P,");
    EXPECT_EQ(joined(changes, Audience::hall, "q"), "QQ,");
    EXPECT_EQ(joined(changes, Audience::hall, "r"), "a,");
    EXPECT_EQ(several.bytes(), change(1, "a").bytes() + 3);
}

TEST(EncodedChanges, WhatIsForAPanelistsSeatIsNotForTheirOtherSeats) {
    EncodedChange whispered = change(1, "a", "A");
    whispered.addressed[0].backstage = true;
    const std::deque<EncodedChange> changes{whispered, change(2, "b", "B")};
    EXPECT_EQ(joined(changes, Audience::panelist, "p"), "A,B,");
    EXPECT_EQ(joined(changes, Audience::participant, "p"), "a,B,");
    EXPECT_EQ(joined(changes, Audience::panelist, "q"), "a,b,");
    EXPECT_EQ(joined(changes, Audience::producer, "p"), "a,b,");
}

TEST(EncodedChanges, AModeratorHasItAllInTheOwnClass) {
    const std::deque<EncodedChange> changes{change(1, "b", "B")};
    EXPECT_EQ(joined(changes, Audience::moderator, "p"), "b,");
}

TEST(EncodedChanges, SharedTextsAreCountedOnce) {
    EncodedChange one = change(1, nullptr, "own");
    one.texts[Audience::participant] = share_bytes("1234");
    one.texts[Audience::hall] = one.texts[Audience::participant];
    EXPECT_EQ(one.bytes(), 7u);
    one.texts[Audience::moderator] = share_bytes("12345");
    one.texts[Audience::producer] = one.texts[Audience::moderator];
    EXPECT_EQ(one.bytes(), 12u);
}

}  // namespace
}  // namespace paraninfo::fanout
