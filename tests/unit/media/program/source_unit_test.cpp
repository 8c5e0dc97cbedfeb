#include "media/program/source_unit.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::program;
using namespace std::string_literals;

namespace {

std::string nal(unsigned type, const std::string& rest = "xy") {
    return "\0\0\0"s + static_cast<char>(rest.size() + 1) + static_cast<char>(0x60U | type) + rest;
}

UnitFormat format(unsigned profile) {
    UnitFormat format{"\1\x4d\x40\x1f\xff\xe1\0\x02\x67\x4d\1\0\1\x68"s, 1280, 720};
    format.avcc[1] = static_cast<char>(profile);
    return format;
}

}  // namespace

TEST(SourceUnit, OnlyWhatBelongsIntoASampleIsKept) {
    const CleanUnit clean = clean_unit(nal(9) + nal(7) + nal(8) + nal(6) + nal(5) + nal(5) + nal(12));
    EXPECT_EQ(clean, (CleanUnit{true, nal(6) + nal(5) + nal(5)}));
}

TEST(SourceUnit, OnlyAnIdrPictureIsAKeyFrame) {
    EXPECT_EQ(clean_unit(nal(1)), (CleanUnit{false, nal(1)}));
}

TEST(SourceUnit, WhatIsMalformedOrHasNoSliceIsNothing) {
    EXPECT_EQ(clean_unit(""), CleanUnit{});
    EXPECT_EQ(clean_unit(nal(7) + nal(8)), CleanUnit{});
    EXPECT_EQ(clean_unit(nal(5) + "\0\0\0"s), CleanUnit{});
    EXPECT_EQ(clean_unit(nal(5) + "\0\0\0\0"s), CleanUnit{});
    EXPECT_EQ(clean_unit(nal(5) + "\0\0\0\x09\x65"s), CleanUnit{}) << "longer than what is there";
    EXPECT_EQ(clean_unit(nal(5) + "\xff\xff\xff\xff\x65"s), CleanUnit{});
}

TEST(SourceUnit, BrowsersPlayBaselineMainAndHigh) {
    for (const unsigned profile : {66U, 77U, 100U}) EXPECT_EQ(why_not_playable(format(profile)), "");
    EXPECT_EQ(why_not_playable(format(110)), "has an H.264 profile that browsers do not play (110)");
    EXPECT_EQ(why_not_playable({"", 1280, 720}), "has no H.264 configuration that can be read");
    UnitFormat interlaced = format(77);
    interlaced.interlaced = true;
    EXPECT_EQ(why_not_playable(interlaced), "is interlaced");
}
