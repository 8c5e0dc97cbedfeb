#include "server/fanout/resume_window.hpp"

#include <gtest/gtest.h>

namespace paraninfo::fanout {
namespace {

EncodedChange change(Offset offset, std::size_t bytes = 10) {
    EncodedChange change;
    change.offset = offset;
    change.texts[Audience::moderator] = share_bytes(std::string(bytes, 'x'));
    return change;
}

ResumeWindow filled(std::size_t changes_max, std::size_t bytes_max, Offset upto) {
    ResumeWindow window(changes_max, bytes_max);
    for (Offset offset = 1; offset <= upto; ++offset) window.push(change(offset));
    return window;
}

std::vector<Offset> offsets(const ResumeWindow& window, Offset after, Offset upto) {
    std::vector<Offset> found;
    const auto [first, last] = window.range(after, upto);
    for (auto one = first; one != last; ++one) found.push_back(one->offset);
    return found;
}

TEST(ResumeWindow, GivesWhatComesAfter) {
    const auto window = filled(100, 10'000, 5);
    EXPECT_EQ(offsets(window, 2, 5), (std::vector<Offset>{3, 4, 5}));
    EXPECT_EQ(offsets(window, 2, 4), (std::vector<Offset>{3, 4}));
    EXPECT_TRUE(offsets(window, 5, 5).empty());
}

TEST(ResumeWindow, ReachesFromItsFloorToItsEnd) {
    auto window = filled(3, 10'000, 5);
    window.trim(5);
    EXPECT_FALSE(window.reaches(1));
    EXPECT_TRUE(window.reaches(2));
    EXPECT_TRUE(window.reaches(5));
    EXPECT_FALSE(window.reaches(6));
    EXPECT_EQ(offsets(window, 2, 5), (std::vector<Offset>{3, 4, 5}));
}

TEST(ResumeWindow, IsBoundedByBytes) {
    auto window = filled(100, 25, 5);
    window.trim(5);
    EXPECT_EQ(window.size(), 2u);
    EXPECT_EQ(window.bytes(), 20u);
}

TEST(ResumeWindow, WhatIsNotPublishedIsNeverGivenUp) {
    auto window = filled(1, 1, 5);
    window.trim(2);
    EXPECT_TRUE(window.reaches(2));
    EXPECT_EQ(offsets(window, 2, 5), (std::vector<Offset>{3, 4, 5}));
}

TEST(ResumeWindow, WhatIsBlankedShowsNothingAndKeepsItsPlace) {
    auto window = filled(100, 10'000, 3);
    const auto bytes = window.bytes();
    window.blank(2);
    EXPECT_EQ(offsets(window, 0, 3), (std::vector<Offset>{1, 2, 3}));
    EXPECT_LT(window.bytes(), bytes);
    const auto [first, last] = window.range(1, 2);
    EXPECT_EQ(join_texts(first, last, Audience::participant, PersonId{"p"}), "");
    window.blank(0);
    window.blank(4);
    window.trim(3);
    EXPECT_EQ(window.size(), 3U);
}

TEST(ResumeWindow, StartsAnewAfterAFloor) {
    auto window = filled(100, 10'000, 5);
    window.clear(40);
    EXPECT_EQ(window.last(), 40u);
    EXPECT_FALSE(window.reaches(39));
    window.push(change(41));
    EXPECT_EQ(offsets(window, 40, 41), std::vector<Offset>{41});
}

}  // namespace
}  // namespace paraninfo::fanout
