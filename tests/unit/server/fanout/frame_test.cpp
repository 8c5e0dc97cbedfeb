#include "server/fanout/frame.hpp"

#include <gtest/gtest.h>

namespace paraninfo::fanout {
namespace {

std::string header(std::size_t size, std::size_t bytes) {
    return make_frame(std::string(size, 'x'), std::nullopt).ws->substr(0, bytes);
}

TEST(WsFrame, HasTheShortestHeaderThatFits) {
    EXPECT_EQ(header(0, 2), std::string("\x81\x00", 2));
    EXPECT_EQ(header(125, 2), "\x81\x7D");
    EXPECT_EQ(header(126, 4), std::string("\x81\x7E\x00\x7E", 4));
    EXPECT_EQ(header(0xFFFF, 4), "\x81\x7E\xFF\xFF");
    EXPECT_EQ(header(0x10000, 10), std::string("\x81\x7F\x00\x00\x00\x00\x00\x01\x00\x00", 10));
}

TEST(WsFrame, CarriesThePayloadUnmasked) {
    EXPECT_EQ(make_frame("[1]", std::nullopt).ws->substr(2), "[1]");
    EXPECT_EQ(make_frame(std::string(70'000, 'x'), std::nullopt).ws->size(), 70'010u);
}

TEST(SseEvent, CarriesThePositionAsItsId) {
    EXPECT_EQ(*make_frame("[1]", Position{"h", 7}).sse, "id: h:7\ndata: [1]\n\n");
    EXPECT_EQ(*make_frame("[1]", std::nullopt).sse, "data: [1]\n\n");
}

}  // namespace
}  // namespace paraninfo::fanout
