#include "media/cmaf/box_writer.hpp"

#include <gtest/gtest.h>

using paraninfo::cmaf::BoxWriter;
using namespace std::string_literals;

TEST(BoxWriter, ABoxKnowsItsSizeWhenItEnds) {
    BoxWriter out;
    {
        const auto outer = out.box("moof");
        const auto inner = out.box("free");
        out.u16(0x0102);
    }
    EXPECT_EQ(out.take(),
              "\0\0\0\x12moof\0\0\0\x0a"
              "free\1\2"s);
}

TEST(BoxWriter, AFullBoxCarriesVersionAndFlags) {
    BoxWriter out;
    { const auto box = out.full_box("tfdt", 1, 0x020304); }
    EXPECT_EQ(out.take(), "\0\0\0\x0ctfdt\1\2\3\4"s);
}

TEST(BoxWriter, NumbersAreBigEndian) {
    BoxWriter out;
    out.u24(0x010203);
    out.u64(0x0102030405060708);
    EXPECT_EQ(out.take(), "\1\2\3\1\2\3\4\5\6\7\x08"s);
}
