#include "media/rtmp/amf0.hpp"

#include <gtest/gtest.h>

namespace paraninfo::rtmp {
namespace {

using namespace std::string_literals;

TEST(Amf0, WhatIsWrittenIsReadAgain) {
    const std::vector<AmfValue> values{
        {"connect"s},
        {1.0},
        {AmfObject{{"app", {"live"s}}, {"fpad", {false}}, {"capabilities", {15.5}}}},
        {}};
    const auto read = parse_amf0(encode_amf0(values));
    ASSERT_TRUE(read);
    ASSERT_EQ(read->size(), 4U);
    EXPECT_EQ(*read->at(0).text(), "connect");
    EXPECT_EQ(*read->at(1).number(), 1.0);
    EXPECT_EQ(*text_member(read->at(2), "app"), "live");
    EXPECT_EQ(text_member(read->at(2), "fpad"), nullptr) << "is no text";
    EXPECT_EQ(read->at(2).object()->size(), 3U);
    EXPECT_EQ(text_member(read->at(3), "app"), nullptr);
}

TEST(Amf0, AnEncodersMetadataIsRead) {
    // An ECMA array whose number is wrong, with a strict array and a date in it.
    const std::string bytes = "\x08\x00\x00\x00\x63\x00\x01"s + "a\x0A\x00\x00\x00\x02\x01\x01\x05"s +
                              "\x00\x01"s + "d\x0B\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"s +
                              "\x00\x00\x09"s;
    const auto read = parse_amf0(bytes);
    ASSERT_TRUE(read);
    ASSERT_EQ(read->front().object()->size(), 2U);
    EXPECT_EQ(read->front().object()->front().value.object()->size(), 2U);
}

TEST(Amf0, WhatIsCutOffIsNothing) {
    const std::string whole = encode_amf0({{AmfObject{{"app", {"live"s}}, {"n", {2.0}}}}});
    for (std::size_t size = 1; size < whole.size(); ++size)
        EXPECT_FALSE(parse_amf0(whole.substr(0, size))) << size;
    EXPECT_TRUE(parse_amf0(""));
}

TEST(Amf0, DepthAndNumberAreBounded) {
    AmfValue nested{AmfObject{}};
    for (int i = 0; i < amf_depth_max; ++i) nested = {AmfObject{{"a", nested}}};
    EXPECT_TRUE(parse_amf0(encode_amf0({nested})));
    EXPECT_FALSE(parse_amf0(encode_amf0({{AmfObject{{"a", nested}}}})));
    EXPECT_TRUE(parse_amf0(std::string(amf_values_max, '\x05')));
    EXPECT_FALSE(parse_amf0(std::string(amf_values_max + 1, '\x05')));
    EXPECT_FALSE(parse_amf0("\x0A\xFF\xFF\xFF\xFF"s)) << "a number of elements is not believed";
}

TEST(Amf0, OtherKindsAreRefused) {
    for (const char kind : {'\x04', '\x07', '\x0D', '\x0F', '\x10', '\x11', '\x7F'})
        EXPECT_FALSE(parse_amf0(std::string{kind} + std::string(8, '\0'))) << int{kind};
}

}  // namespace
}  // namespace paraninfo::rtmp
