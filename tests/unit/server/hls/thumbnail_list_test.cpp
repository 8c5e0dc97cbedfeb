#include "server/hls/thumbnail_list.hpp"

#include <gtest/gtest.h>

#include <array>

namespace paraninfo::hls {
namespace {

TEST(ThumbnailList, ACueStandsUntilTheNextOne) {
    const std::array cues{ThumbnailCue{0, 100}, ThumbnailCue{4000, 4100}};
    EXPECT_EQ(render_thumbnails(cues),
              "WEBVTT\n\n"
              "00:00:00.000 --> 00:00:04.000\nthumbnails/100.jpg\n\n"
              "00:00:04.000 --> 00:00:16.000\nthumbnails/4100.jpg\n");
}

TEST(ThumbnailList, NoneStandsForLongAndHoursHaveNoEnd) {
    const std::array cues{ThumbnailCue{3'599'999, 1}, ThumbnailCue{360'000'000, 2}};
    EXPECT_EQ(render_thumbnails(cues),
              "WEBVTT\n\n"
              "00:59:59.999 --> 01:00:11.999\nthumbnails/1.jpg\n\n"
              "100:00:00.000 --> 100:00:12.000\nthumbnails/2.jpg\n");
}

TEST(ThumbnailList, OfNothingIsAListAllTheSame) {
    EXPECT_EQ(render_thumbnails({}), "WEBVTT\n");
}

}  // namespace
}  // namespace paraninfo::hls
