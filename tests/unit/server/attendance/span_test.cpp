#include "server/attendance/span.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace paraninfo::attendance {
namespace {

TEST(Span, OverlappingAndTouchingSpansAreOne) {
    EXPECT_EQ(union_of({{5, 9}, {0, 6}, {9, 12}}, 0), (Spans{{0, 12}}));
    EXPECT_EQ(union_of({{0, 10}, {2, 3}}, 0), (Spans{{0, 10}}));
    EXPECT_EQ(union_of({}, 0), Spans{});
}

TEST(Span, AGapIsBridgedUpToTheBoundAndNotOneMillisecondOver) {
    EXPECT_EQ(union_of({{0, 5}, {5 + bridge_ms, 20'000}}), (Spans{{0, 20'000}}));
    EXPECT_EQ(union_of({{0, 5}, {6 + bridge_ms, 20'000}}), (Spans{{0, 5}, {6 + bridge_ms, 20'000}}));
}

TEST(Span, WhatEndsBeforeItBeginsIsNothing) {
    EXPECT_EQ(union_of({{7, 3}, {1, 2}}, 0), (Spans{{1, 2}}));
}

TEST(Span, OnlyWhatLiesInTheSessionCounts) {
    const Spans spans{{0, 10}, {20, 30}, {40, 50}};
    EXPECT_EQ(within(spans, {5, 45}), (Spans{{5, 10}, {20, 30}, {40, 45}}));
    EXPECT_EQ(within(spans, {10, 20}), Spans{});
    EXPECT_EQ(total_ms(within(spans, {5, 45})), 20);
}

// Against a count of each millisecond by itself, for whatever spans.
TEST(Span, TheUnionCountsEachMomentOnceWhateverTheSpans) {
    std::mt19937 random(7);
    std::uniform_int_distribution<std::int64_t> moment(0, 200);
    for (int round = 0; round < 300; ++round) {
        Spans spans;
        std::set<std::int64_t> moments;
        for (int i = 0; i < round % 12; ++i) {
            const auto [from, to] = std::minmax({moment(random), moment(random)});
            spans.push_back({from, to});
            for (auto at = from; at < to; ++at) moments.insert(at);
        }
        const Spans joined = union_of(spans, 0);
        EXPECT_EQ(total_ms(joined), static_cast<std::int64_t>(moments.size()));
        std::ranges::shuffle(spans, random);
        EXPECT_EQ(union_of(spans, 0), joined) << "whatever their order";
        EXPECT_EQ(union_of(joined, 0), joined) << "once is enough";
        EXPECT_GE(total_ms(union_of(spans, 3)), total_ms(joined)) << "a bridge takes nothing away";
        for (std::size_t i = 1; i < joined.size(); ++i) EXPECT_LT(joined[i - 1].to_ms, joined[i].from_ms);
    }
}

}  // namespace
}  // namespace paraninfo::attendance
