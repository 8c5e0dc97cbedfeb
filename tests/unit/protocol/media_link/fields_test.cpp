#include "protocol/media_link/fields.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace paraninfo::media_link {
namespace {

TEST(Fields, IntegersAreLittleEndian) {
    std::string out;
    Writer writer{out};
    writer.integer(std::uint32_t{0x01020304});
    writer.integer(std::int16_t{-2});
    EXPECT_EQ(out, std::string("\x04\x03\x02\x01\xfe\xff", 6));
    Reader reader{out};
    EXPECT_EQ(reader.integer<std::uint32_t>(), 0x01020304U);
    EXPECT_EQ(reader.integer<std::int16_t>(), -2);
    EXPECT_TRUE(reader.complete());
}

TEST(Fields, ExtremesComeBack) {
    std::string out;
    Writer writer{out};
    writer.integer(std::numeric_limits<std::int64_t>::min());
    writer.integer(std::numeric_limits<std::uint64_t>::max());
    writer.integer(std::uint8_t{255});
    Reader reader{out};
    EXPECT_EQ(reader.integer<std::int64_t>(), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(reader.integer<std::uint64_t>(), std::numeric_limits<std::uint64_t>::max());
    EXPECT_EQ(reader.integer<std::uint8_t>(), 255);
}

TEST(Fields, AReadPastTheEndFailsForGood) {
    Reader reader{"abc"};
    EXPECT_EQ(reader.integer<std::uint32_t>(), 0U);
    EXPECT_TRUE(reader.failed());
    EXPECT_EQ(reader.integer<std::uint8_t>(), 0);
    EXPECT_FALSE(reader.complete());
}

TEST(Fields, WhatIsLeftOverIsNotComplete) {
    Reader reader{"ab"};
    reader.integer<std::uint8_t>();
    EXPECT_FALSE(reader.failed());
    EXPECT_FALSE(reader.complete());
}

TEST(Fields, ATextAtItsLimitIsReadAndOneOverIsNot) {
    std::string out;
    Writer{out}.string("four");
    Reader at{out};
    EXPECT_EQ(at.string(4), "four");
    EXPECT_TRUE(at.complete());
    Reader over{out};
    over.string(3);
    EXPECT_TRUE(over.failed());
}

TEST(Fields, BytesThatSayMoreThanThereIsFail) {
    std::string out;
    Writer{out}.bytes("four");
    out.pop_back();
    Reader reader{out};
    EXPECT_EQ(reader.bytes(100), "");
    EXPECT_TRUE(reader.failed());
}

TEST(Fields, ATextTooLongForItsLengthIsNotWritten) {
    std::string out;
    EXPECT_THROW(Writer{out}.string(std::string(65'536, 'a')), std::invalid_argument);
    EXPECT_NO_THROW(Writer{out}.string(std::string(65'535, 'a')));
}

}  // namespace
}  // namespace paraninfo::media_link
