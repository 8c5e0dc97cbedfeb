#include "server/gateway/own_bytes.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace paraninfo::gateway {
namespace {

constexpr std::size_t mib = 1U << 20;

struct OwnBytesTest : testing::Test {
    std::shared_ptr<OwnBytes> own = std::make_shared<OwnBytes>();
    std::vector<std::shared_ptr<void>> held;

    bool take(const std::string& who, std::size_t bytes) {
        auto place = own->take(who, bytes);
        if (place) held.push_back(place);
        return place != nullptr;
    }
};

TEST_F(OwnBytesTest, SoMuchOfOneWaitsAndOthersAreNotKeptWaiting) {
    EXPECT_TRUE(take("one", OwnBytes::of_one_max - mib));
    EXPECT_FALSE(take("one", mib + 1));
    EXPECT_TRUE(take("one", mib));
    EXPECT_FALSE(take("one", 1));
    EXPECT_TRUE(take("other", mib));
}

TEST_F(OwnBytesTest, WhatHasLeftIsForgotten) {
    EXPECT_TRUE(take("one", OwnBytes::of_one_max));
    EXPECT_FALSE(take("one", mib));
    held.clear();
    EXPECT_EQ(own->waiting(), 0U);
    EXPECT_TRUE(take("one", OwnBytes::of_one_max));
}

TEST_F(OwnBytesTest, ALargeAnswerIsTakenWhereNothingElseWaits) {
    EXPECT_TRUE(take("one", OwnBytes::of_one_max + mib));
    EXPECT_FALSE(take("one", 1));
}

TEST_F(OwnBytesTest, OfAllTogetherThereIsALimitToo) {
    const std::size_t most = OwnBytes::of_all_max / OwnBytes::of_one_max;
    for (std::size_t i = 0; i < most; ++i) EXPECT_TRUE(take(std::to_string(i), OwnBytes::of_one_max));
    EXPECT_FALSE(take("one more", 1));
    held.pop_back();
    EXPECT_TRUE(take("one more", OwnBytes::of_one_max));
}

TEST_F(OwnBytesTest, APlaceOutlivesWhatGaveIt) {
    EXPECT_TRUE(take("one", mib));
    own.reset();
    held.clear();
}

}  // namespace
}  // namespace paraninfo::gateway
