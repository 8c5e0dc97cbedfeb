#include "server/archive/quota.hpp"

#include <gtest/gtest.h>

namespace paraninfo::archive {
namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t now_ms = 100 * day_ms;
const Quota quota{1000, std::chrono::days{30}};

std::vector<std::string> names(const std::vector<Kept>& kept) {
    std::vector<std::string> all;
    for (const auto& one : kept) all.push_back(one.publication);
    return all;
}

using Names = std::vector<std::string>;

TEST(Quota, NothingGoesWhileThereIsRoom) {
    const std::vector<Kept> kept{{"a", "p1", 400, now_ms, false}, {"a", "p2", 500, now_ms, false}};
    EXPECT_TRUE(to_remove(kept, quota, 100, now_ms).empty());
    EXPECT_EQ(names(to_remove(kept, quota, 101, now_ms)), Names{"p1"});
}

TEST(Quota, TheOldestGoFirstOfWhateverRoom) {
    const std::vector<Kept> kept{{"a", "new", 400, now_ms - day_ms, false},
                                 {"b", "old", 300, now_ms - 3 * day_ms, false},
                                 {"a", "older", 300, now_ms - 4 * day_ms, false}};
    EXPECT_EQ(names(to_remove(kept, quota, 400, now_ms)), (Names{"older", "old"}));
}

TEST(Quota, WhatRunsNeverGoes) {
    const std::vector<Kept> kept{{"a", "p1", 2000, now_ms - 90 * day_ms, true}};
    EXPECT_TRUE(to_remove(kept, quota, 100, now_ms).empty());
}

TEST(Quota, WhoseTimeIsOverGoesWithRoomOrWithout) {
    const std::vector<Kept> kept{{"a", "kept", 1, now_ms - 30 * day_ms, false},
                                 {"a", "over", 1, now_ms - 30 * day_ms - 1, false}};
    EXPECT_EQ(names(to_remove(kept, quota, 0, now_ms)), Names{"over"});
}

}  // namespace
}  // namespace paraninfo::archive
