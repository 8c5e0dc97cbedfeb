#include "server/archive/boxes.hpp"

#include <gtest/gtest.h>

namespace paraninfo::archive {
namespace {

std::string number(std::uint64_t value, int size) {
    std::string out;
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        out += static_cast<char>(static_cast<unsigned char>(value >> shift));
    return out;
}

std::string box(const std::string& type, const std::string& content) {
    return number(content.size() + 8, 4) + type + content;
}

std::string fragment(std::uint64_t time, const std::string& media) {
    const std::string tfhd = box("tfhd", number(0x020000, 4) + number(1, 4));
    const std::string tfdt = box("tfdt", number(0x01000000, 4) + number(time, 8));
    return box("moof", box("mfhd", number(0, 8)) + box("traf", tfhd + tfdt)) + box("mdat", media);
}

std::string init(std::uint32_t timescale) {
    const std::string tkhd = box("tkhd", number(7, 4) + number(0, 8) + number(1, 4) + std::string(68, '\0'));
    const std::string mdhd = box("mdhd", number(0, 12) + number(timescale, 4) + number(0, 8));
    const std::string trex = box("trex", number(0, 4) + number(1, 4) + number(1, 4) + number(0, 12));
    return box("ftyp", "iso6") + box("moov", box("mvhd", std::string(100, '\0')) +
                                                 box("trak", tkhd + box("mdia", mdhd)) + box("mvex", trex));
}

TEST(Boxes, TwoInitSegmentsBecomeOneWithTwoTracks) {
    const auto joined = joined_init(init(90'000), init(48'000));
    ASSERT_TRUE(joined);
    const std::string moov = joined->substr(joined->find("moov") - 4);
    EXPECT_EQ(joined->size(), 12 + moov.size());
    const std::size_t second = moov.find("trak", moov.find("trak") + 4);
    EXPECT_NE(second, std::string::npos);
    EXPECT_EQ(moov.substr(moov.find("tkhd") + 16, 4), number(1, 4));
    EXPECT_EQ(moov.substr(moov.find("tkhd", second) + 16, 4), number(2, 4));
    EXPECT_EQ(moov.substr(moov.find("trex") + 8, 4), number(1, 4));
    EXPECT_EQ(moov.substr(moov.rfind("trex") + 8, 4), number(2, 4));
    EXPECT_EQ(moov.substr(moov.find("trak") - 8, 4), number(3, 4)) << "the next free track";
}

TEST(Boxes, SaysTheUnitsOfASecond) {
    EXPECT_EQ(timescale_of(init(90'000)), 90'000U);
    EXPECT_EQ(timescale_of("ftyp"), std::nullopt);
}

TEST(Boxes, EveryFragmentOfASegmentMoves) {
    std::string segment = fragment(90'000, "first") + fragment(120'000, "second");
    const std::string before = segment;
    EXPECT_EQ(decode_time_of(segment), 90'000U);
    ASSERT_TRUE(move_fragments(segment, 2, -60'000));
    EXPECT_EQ(segment.size(), before.size());
    EXPECT_EQ(decode_time_of(segment), 30'000U);
    EXPECT_EQ(decode_time_of(std::string_view{segment}.substr(fragment(0, "first").size())), 60'000U);
    EXPECT_EQ(segment.substr(segment.find("tfhd") + 8, 4), number(2, 4));
    ASSERT_TRUE(move_fragments(segment, 1, -40'000));
    EXPECT_EQ(decode_time_of(segment), 0U);
}

TEST(Boxes, WhatIsCutAnywhereIsRefusedOrLeftAlone) {
    const std::string whole = init(48'000);
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(joined_init(whole.substr(0, size), whole)) << size;
    const std::string one = fragment(5, "");
    for (std::size_t size = 0; size + 8 < one.size(); ++size) {
        std::string cut = one.substr(0, size);
        EXPECT_FALSE(move_fragments(cut, 2, 1)) << size;
    }
}

TEST(Boxes, LengthsThatLieAreRefused) {
    const std::string whole = init(48'000);
    for (std::size_t at = 0; at + 4 <= whole.size(); ++at) {
        for (const std::uint32_t lie : {0U, 7U, 0xffffffffU}) {
            std::string changed = whole;
            changed.replace(at, 4, number(lie, 4));
            joined_init(changed, whole);
            timescale_of(changed);
            move_fragments(changed, 1, 1);
        }
    }
}

}  // namespace
}  // namespace paraninfo::archive
