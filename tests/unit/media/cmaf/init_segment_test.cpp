#include "media/cmaf/init_segment.hpp"

#include "tests/unit/media/cmaf/box_reader.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::cmaf;
using namespace std::string_literals;
using paraninfo::cmaf::testing::find;
using paraninfo::cmaf::testing::number;

namespace {
const std::string avcc = "\1\x4d\x40\x1f\xff\xe1\0\x02\x67\x4d\1\0\1\x68"s;
const std::string lc_stereo = "\x11\x90"s;
}  // namespace

TEST(InitSegment, BeginsWithTheCmafBrands) {
    const auto init = video_init(avcc, 1280, 720);
    ASSERT_TRUE(init);
    EXPECT_EQ(find(init->bytes, {"ftyp"}), "iso6\0\0\0\0iso6cmfcmp41"s);
}

TEST(InitSegment, VideoCarriesSizeTimescaleAndConfiguration) {
    const auto init = video_init(avcc, 1280, 720);
    ASSERT_TRUE(init);
    EXPECT_EQ(init->codecs, "avc1.4d401f");
    const auto header = find(init->bytes, {"moov", "trak", "mdia", "mdhd"});
    EXPECT_EQ(number(header, 12, 4), 90000U);
    const auto entry =
        find(find(init->bytes, {"moov", "trak", "mdia", "minf", "stbl", "stsd"}).substr(8), {"avc1"});
    EXPECT_EQ(number(entry, 24, 2), 1280U);
    EXPECT_EQ(number(entry, 26, 2), 720U);
    EXPECT_EQ(find(entry.substr(78), {"avcC"}), avcc);
    EXPECT_FALSE(find(init->bytes, {"moov", "mvex", "trex"}).empty());
}

TEST(InitSegment, VideoHasNoEditList) {
    EXPECT_TRUE(find(video_init(avcc, 640, 360)->bytes, {"moov", "trak", "edts"}).empty());
}

TEST(InitSegment, AudioCarriesRateAndDescriptor) {
    const auto init = audio_init(lc_stereo, 96000);
    ASSERT_TRUE(init);
    EXPECT_EQ(init->codecs, "mp4a.40.2");
    EXPECT_EQ(init->channels, 2U);
    EXPECT_EQ(number(find(init->bytes, {"moov", "trak", "mdia", "mdhd"}), 12, 4), 48000U);
    const auto entry =
        find(find(init->bytes, {"moov", "trak", "mdia", "minf", "stbl", "stsd"}).substr(8), {"mp4a"});
    const auto esds = find(entry.substr(28), {"esds"});
    EXPECT_EQ(esds.size(), 4U + 2 + number(esds, 5, 1));
    EXPECT_NE(esds.find(lc_stereo), std::string_view::npos);
}

TEST(InitSegment, OnlyWhatCanBePlayedIsAccepted) {
    EXPECT_FALSE(video_init(avcc, 0, 720));
    EXPECT_FALSE(video_init("", 1280, 720));
    EXPECT_FALSE(audio_init("\x12\x10"s, 96000));                       // 44.1 kHz
    EXPECT_TRUE(audio_init(lc_stereo + std::string(62, '\0'), 96000));  // 64 bytes, the limit
    EXPECT_FALSE(audio_init(lc_stereo + std::string(63, '\0'), 96000));
}
