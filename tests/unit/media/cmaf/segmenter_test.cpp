#include "media/cmaf/segmenter.hpp"

#include "tests/unit/media/cmaf/box_reader.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::cmaf;
using paraninfo::cmaf::testing::find;
using paraninfo::cmaf::testing::number;

namespace {

const Grid grid{30, 10, 60};
constexpr std::int64_t origin = 5'000'000'000;

std::uint64_t decode_time(const Part& part) {
    return number(find(part.bytes, {"moof", "traf", "tfdt"}), 4, 8);
}
std::uint64_t sample_count(const Part& part) {
    return number(find(part.bytes, {"moof", "traf", "trun"}), 4, 4);
}

// Pushes frames [from, to) but those in `without`; a frame that opens a segment is a key frame.
std::vector<Part> video(VideoSegmenter& segmenter, std::uint64_t from, std::uint64_t to,
                        std::vector<std::uint64_t> without = {}) {
    std::vector<Part> parts;
    for (std::uint64_t n = from; n < to; ++n) {
        if (std::find(without.begin(), without.end(), n) != without.end()) continue;
        Cut cut = segmenter.push(n, n % 60 == 0, "frame");
        EXPECT_EQ(cut.fault, Fault::none) << n;
        for (Part& part : cut.parts) parts.push_back(std::move(part));
    }
    return parts;
}

std::vector<Part> audio(AudioSegmenter& segmenter, std::int64_t units, std::int64_t first = 0) {
    std::vector<Part> parts;
    for (std::int64_t i = first; i < first + units; ++i) {
        Cut cut = segmenter.push(i * 1024, "aac");
        EXPECT_EQ(cut.fault, Fault::none) << i;
        for (Part& part : cut.parts) parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace

TEST(VideoSegmenter, WhatIsSkippedIsSaidPartByPartAndTheGridGoesOn) {
    VideoSegmenter segmenter(grid, origin);
    EXPECT_EQ(video(segmenter, 0, 15).size(), 1U);
    EXPECT_EQ(segmenter.skip_to(15).parts.size(), 0U) << "the part that is open is not over";
    const Cut cut = segmenter.skip_to(60);
    ASSERT_EQ(cut.parts.size(), 5U);
    for (std::uint32_t i = 0; i < 5; ++i) {
        EXPECT_EQ(cut.parts[i].segment, 0U);
        EXPECT_EQ(cut.parts[i].index, i + 1);
        EXPECT_EQ(cut.parts[i].bytes, "");
        EXPECT_EQ(cut.parts[i].last, i == 4);
        EXPECT_EQ(cut.parts[i].capture_ns, origin + grid.frame_start_ns((i + 1) * 10));
    }
    EXPECT_TRUE(segmenter.skip_to(60).parts.empty());
    const auto next = video(segmenter, 60, 70);
    ASSERT_EQ(next.size(), 1U);
    EXPECT_EQ(next[0].segment, 1U);
    EXPECT_EQ(decode_time(next[0]), 60U * 3000);
}

TEST(VideoSegmenter, APartIsDefinedInFrames) {
    VideoSegmenter segmenter(grid, origin);
    const auto parts = video(segmenter, 0, 60);
    ASSERT_EQ(parts.size(), 6U);
    for (std::uint32_t i = 0; i < 6; ++i) {
        EXPECT_EQ(parts[i].segment, 0U);
        EXPECT_EQ(parts[i].index, i);
        EXPECT_EQ(parts[i].duration, 30000U);
        EXPECT_EQ(sample_count(parts[i]), 10U);
        EXPECT_EQ(decode_time(parts[i]), i * 30000U);
        EXPECT_EQ(parts[i].independent, i == 0);
        EXPECT_EQ(parts[i].last, i == 5);
    }
}

TEST(VideoSegmenter, APartIsReadyWithItsLastFrameAndNotLater) {
    VideoSegmenter segmenter(grid, origin);
    EXPECT_TRUE(video(segmenter, 0, 9).empty());
    EXPECT_EQ(video(segmenter, 9, 10).size(), 1U);
}

TEST(VideoSegmenter, CarriesTheInstantOfCapture) {
    VideoSegmenter segmenter(grid, origin);
    const auto parts = video(segmenter, 0, 70);
    EXPECT_EQ(parts[0].capture_ns, origin);
    EXPECT_EQ(parts[6].capture_ns, origin + 2'000'000'000);
    EXPECT_EQ(parts[6].segment, 1U);
    EXPECT_EQ(parts[6].index, 0U);
}

TEST(VideoSegmenter, AMissingFrameLengthensTheOneBefore) {
    VideoSegmenter segmenter(grid, origin);
    const auto parts = video(segmenter, 0, 11, {4, 9});
    ASSERT_EQ(parts.size(), 1U);
    const auto trun = find(parts[0].bytes, {"moof", "traf", "trun"});
    EXPECT_EQ(number(trun, 4, 4), 8U);
    EXPECT_EQ(number(trun, 12 + 3 * 12, 4), 6000U);
    EXPECT_EQ(number(trun, 12 + 7 * 12, 4), 6000U);
    EXPECT_EQ(parts[0].duration, 30000U);
}

TEST(VideoSegmenter, RenditionsThatLostDifferentFramesKeepTheSameBoundaries) {
    VideoSegmenter one(grid, origin);
    VideoSegmenter other(grid, origin);
    const auto a = video(one, 0, 121, {3, 59});
    const auto b = video(other, 0, 121, {17});
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(decode_time(a[i]), decode_time(b[i]));
        EXPECT_EQ(a[i].duration, b[i].duration);
        EXPECT_EQ(a[i].last, b[i].last);
    }
}

TEST(VideoSegmenter, ASegmentMustOpenWithAKeyFrame) {
    VideoSegmenter segmenter(grid, origin);
    EXPECT_EQ(segmenter.push(0, false, "frame").fault, Fault::segment_without_key);
}

TEST(VideoSegmenter, TimeNeverGoesBack) {
    VideoSegmenter segmenter(grid, origin);
    video(segmenter, 0, 3);
    EXPECT_EQ(segmenter.push(2, false, "frame").fault, Fault::out_of_order);
    EXPECT_EQ(segmenter.push(1, false, "frame").fault, Fault::out_of_order);
}

TEST(VideoSegmenter, APartsFirstFrameMustNotBeMissing) {
    VideoSegmenter first(grid, origin);
    EXPECT_EQ(first.push(1, true, "frame").fault, Fault::hole);
    VideoSegmenter inner(grid, origin);
    video(inner, 0, 8);
    EXPECT_EQ(inner.push(11, false, "frame").fault, Fault::hole);
    VideoSegmenter complete(grid, origin);
    video(complete, 0, 10);
    EXPECT_EQ(complete.push(11, false, "frame").fault, Fault::hole);
}

TEST(VideoSegmenter, AnAccessUnitHasALimit) {
    VideoSegmenter segmenter(grid, origin);
    EXPECT_EQ(segmenter.push(0, true, std::string(access_unit_bytes_max + 1, 'x')).fault, Fault::too_large);
    EXPECT_EQ(segmenter.push(0, true, std::string(access_unit_bytes_max, 'x')).fault, Fault::none);
}

TEST(VideoSegmenter, APartHasALimit) {
    VideoSegmenter segmenter(grid, origin);
    EXPECT_EQ(segmenter.push(0, true, std::string(access_unit_bytes_max, 'x')).fault, Fault::none);
    const std::size_t left = part_bytes_max - access_unit_bytes_max;
    EXPECT_EQ(segmenter.push(1, false, std::string(left + 1, 'x')).fault, Fault::too_large);
    EXPECT_EQ(segmenter.push(1, false, std::string(left, 'x')).fault, Fault::none);
}

TEST(AudioSegmenter, PartsAreWholeUnitsAndTheLastOfASegmentIsMarked) {
    AudioSegmenter segmenter(grid, origin, 0);
    const auto parts = audio(segmenter, 94);
    ASSERT_EQ(parts.size(), 7U);
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_EQ(parts[i].duration, 15U * 1024);
        EXPECT_FALSE(parts[i].last);
    }
    EXPECT_EQ(parts[6].duration, 4U * 1024);
    EXPECT_TRUE(parts[6].last);
}

TEST(AudioSegmenter, ASegmentBeginsWithTheFirstUnitAtOrAfterTheVideosBoundary) {
    AudioSegmenter segmenter(grid, origin, 0);
    std::uint64_t expected_segment = 0;
    for (const Part& part : audio(segmenter, 47 * 3600)) {
        if (part.index == 0) {
            EXPECT_EQ(part.segment, expected_segment++);
            const std::uint64_t boundary = part.segment * 96000;
            EXPECT_GE(decode_time(part), boundary);
            EXPECT_LT(decode_time(part), boundary + 1024);
        }
    }
    EXPECT_GT(expected_segment, 1700U);
}

TEST(AudioSegmenter, PrimingIsDroppedAndTimeDrawnBack) {
    AudioSegmenter segmenter(grid, origin, 1);
    const auto parts = audio(segmenter, 16);
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(decode_time(parts[0]), 0U);
    EXPECT_EQ(sample_count(parts[0]), 15U);
    EXPECT_EQ(parts[0].capture_ns, origin);
}

TEST(AudioSegmenter, AnEncodersJitterWithinAUnitIsIgnored) {
    AudioSegmenter segmenter(grid, origin, 0);
    EXPECT_EQ(segmenter.push(1024, "aac").fault, Fault::none);
    EXPECT_EQ(segmenter.push(0, "aac").fault, Fault::none);
}

TEST(AudioSegmenter, MoreThanAUnitIsAHoleOrAStepBack) {
    AudioSegmenter segmenter(grid, origin, 0);
    EXPECT_EQ(segmenter.push(1025, "aac").fault, Fault::hole);
    audio(segmenter, 2);
    EXPECT_EQ(segmenter.push(1023, "aac").fault, Fault::out_of_order);
}

TEST(AudioSegmenter, AnAccessUnitHasALimit) {
    AudioSegmenter segmenter(grid, origin, 0);
    EXPECT_EQ(segmenter.push(0, std::string(access_unit_bytes_max + 1, 'x')).fault, Fault::too_large);
}

TEST(VideoSegmenter, UnitsThatArePassedShareTheirFramesTimeAndFillThePart) {
    auto cuts = std::make_shared<Cuts>(grid, 0);
    VideoSegmenter segmenter(cuts, origin);
    std::vector<Part> parts;
    for (std::uint64_t n = 0; n < 11; ++n) {
        cuts->follow(n, false);
        std::vector<Unit> units(n == 3 ? 0 : 2, Unit{n == 0, "unit"});
        Cut cut = segmenter.pass(n, units);
        for (Part& part : cut.parts) parts.push_back(std::move(part));
    }
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(sample_count(parts[0]), 18U);
    EXPECT_EQ(decode_time(parts[0]), 0U);
    const auto trun = find(parts[0].bytes, {"moof", "traf", "trun"});
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < 18; ++i) sum += number(trun, 12 + 12 * i, 4);
    EXPECT_EQ(sum, 30000U);
    EXPECT_EQ(number(trun, 12, 4), 1500U);
    EXPECT_EQ(number(trun, 12 + 12 * 5, 4), 4500U) << "lasts over the frame without any";
}

TEST(VideoSegmenter, APassedPartsFirstUnitIsDatedAtItsBeginning) {
    auto cuts = std::make_shared<Cuts>(grid, 0);
    VideoSegmenter segmenter(cuts, origin);
    std::vector<Part> parts;
    for (std::uint64_t n = 0; n < 21; ++n) {
        cuts->follow(n, false);
        std::vector<Unit> units(n == 10 || n == 11 ? 0 : 1, Unit{n == 0, "unit"});
        Cut cut = segmenter.pass(n, units);
        for (Part& part : cut.parts) parts.push_back(std::move(part));
    }
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(decode_time(parts[1]), 30000U);
    EXPECT_EQ(sample_count(parts[1]), 8U);
}

TEST(VideoSegmenter, APassedPartOverItsLimitIsAFault) {
    auto cuts = std::make_shared<Cuts>(grid, 0);
    VideoSegmenter segmenter(cuts, origin);
    cuts->follow(0, true);
    std::vector<Unit> units(2, Unit{true, std::string(part_bytes_max / 2 + 1, 'x')});
    EXPECT_EQ(segmenter.pass(0, units).fault, Fault::too_large);
}
