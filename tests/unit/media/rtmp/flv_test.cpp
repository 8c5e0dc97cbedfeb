#include "media/rtmp/flv.hpp"

#include <gtest/gtest.h>

namespace paraninfo::rtmp {
namespace {

using namespace std::string_literals;

TEST(Flv, ATagIsItsMessageWithItsSizeBehindIt) {
    const Message message{9, 1, 0x01020304, "\x17\x01pic"s};
    EXPECT_EQ(flv_tag(message), "\x09\x00\x00\x05\x02\x03\x04\x01\x00\x00\x00\x17\x01pic\x00\x00\x00\x10"s);
    EXPECT_EQ(flv_header(), "FLV\x01\x05\x00\x00\x00\x09\x00\x00\x00\x00"s);
}

TEST(Flv, OnlyWhatAProgrammeTakesGoesOn) {
    EXPECT_EQ(medium_of({9, 1, 0, "\x17\x00x"s}), Medium::configuration);
    EXPECT_EQ(medium_of({9, 1, 0, "\x27\x01x"s}), Medium::picture);
    EXPECT_EQ(medium_of({8, 1, 0, "\xAF\x00x"s}), Medium::configuration);
    EXPECT_EQ(medium_of({8, 1, 0, "\xAF\x01x"s}), Medium::sound);
    EXPECT_EQ(medium_of({9, 1, 0, "\x12\x01x"s}), Medium::other) << "Sorenson's";
    EXPECT_EQ(medium_of({9, 1, 0, "\x97\x01x"s}), Medium::other) << "a codec by its four letters";
    EXPECT_EQ(medium_of({8, 1, 0, "\x2F\x01x"s}), Medium::other) << "MP3";
    EXPECT_EQ(medium_of({18, 0, 0, "\x02\x00x"s}), Medium::other);
    EXPECT_EQ(medium_of({9, 1, 0, ""}), Medium::other);
}

}  // namespace
}  // namespace paraninfo::rtmp
