#include "server/gateway/event_stream.hpp"

#include <gtest/gtest.h>

namespace paraninfo::gateway {
namespace {

TEST(EventStream, APositionIsHistoryAndOffset) {
    EXPECT_EQ(parse_position("abc:12"), (Position{"abc", 12}));
}

TEST(EventStream, WhatIsNoPositionIsNone) {
    for (const char* text :
         {"", ":", "abc", "abc:", ":1", "abc:x", "abc:-1", "abc:1x", "abc:99999999999999999999"})
        EXPECT_EQ(parse_position(text), std::nullopt) << text;
    EXPECT_EQ(parse_position(std::string(65, 'a') + ":1"), std::nullopt);
}

}  // namespace
}  // namespace paraninfo::gateway
