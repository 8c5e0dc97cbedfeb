#include "server/hls/playlist.hpp"

#include <gtest/gtest.h>

namespace paraninfo::hls {
namespace {

using namespace std::chrono_literals;

StoredSegment segment(std::uint64_t msn, std::uint32_t parts, bool complete) {
    StoredSegment made;
    made.msn = msn;
    made.complete = complete;
    made.wall_ms = 1'764'000'000'000 + static_cast<std::int64_t>(msn) * 1000;
    made.part_count = parts;
    for (std::uint32_t index = 0; index < parts; ++index) {
        made.parts.push_back({500ms, index == 0, false, nullptr, 0});
        made.duration += 500ms;
    }
    return made;
}

TEST(Playlist, IsWrittenTagByTag) {
    const std::deque<StoredSegment> segments{segment(4, 2, true), segment(5, 1, false)};
    const std::vector<Report> reports{{"audio", 5, 0}};
    EXPECT_EQ(render({1s, 500ms, segments, 5, 1, reports, false}),
              "#EXTM3U\n"
              "#EXT-X-VERSION:9\n"
              "#EXT-X-INDEPENDENT-SEGMENTS\n"
              "#EXT-X-TARGETDURATION:1\n"
              "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.50000,HOLD-BACK=3.00000\n"
              "#EXT-X-PART-INF:PART-TARGET=0.50000\n"
              "#EXT-X-MEDIA-SEQUENCE:4\n"
              "#EXT-X-DISCONTINUITY-SEQUENCE:0\n"
              "#EXT-X-MAP:URI=\"init-0.mp4\"\n"
              "#EXT-X-PROGRAM-DATE-TIME:2025-11-24T16:00:04.000Z\n"
              "#EXT-X-PART:DURATION=0.50000,URI=\"4.0.m4s\",INDEPENDENT=YES\n"
              "#EXT-X-PART:DURATION=0.50000,URI=\"4.1.m4s\"\n"
              "#EXTINF:1.00000,\n"
              "4.m4s\n"
              "#EXT-X-PROGRAM-DATE-TIME:2025-11-24T16:00:05.000Z\n"
              "#EXT-X-PART:DURATION=0.50000,URI=\"5.0.m4s\",INDEPENDENT=YES\n"
              "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"5.1.m4s\"\n"
              "#EXT-X-RENDITION-REPORT:URI=\"../audio/live.m3u8\",LAST-MSN=5,LAST-PART=0\n");
}

TEST(Playlist, PartsLeaveItThreeTargetDurationsBehindTheEdge) {
    std::deque<StoredSegment> segments;
    for (std::uint64_t msn = 1; msn <= 6; ++msn) segments.push_back(segment(msn, 2, true));
    const std::string text = render({1s, 500ms, segments, 7, 0, {}, false});
    EXPECT_EQ(text.find("\"3.0.m4s\""), std::string::npos);
    EXPECT_NE(text.find("\"4.0.m4s\""), std::string::npos);
}

TEST(Playlist, ATagAtItsFrontIsNotYetCounted) {
    std::deque<StoredSegment> segments{segment(4, 2, true)};
    segments.front().run_ordinal = 3;
    segments.front().discontinuity = true;
    EXPECT_NE(render({1s, 500ms, segments, 5, 0, {}, false}).find("#EXT-X-DISCONTINUITY-SEQUENCE:2\n"),
              std::string::npos);
    segments.front().discontinuity = false;
    EXPECT_NE(render({1s, 500ms, segments, 5, 0, {}, false}).find("#EXT-X-DISCONTINUITY-SEQUENCE:3\n"),
              std::string::npos);
}

TEST(Playlist, NumbersAreRoundedSoThatNoPartExceedsTheTarget) {
    EXPECT_EQ(seconds_text(Nanoseconds{333'333'333}), "0.33333");
    EXPECT_EQ(seconds_text(Nanoseconds{2'000'000'000}), "2.00000");
    EXPECT_EQ(seconds_text(Nanoseconds{1'999'999'998}), "2.00000");
    EXPECT_EQ(seconds_text_up(Nanoseconds{333'333'334}), "0.33334");
    EXPECT_EQ(seconds_text_up(Nanoseconds{200'000'000}), "0.20000");
    EXPECT_EQ(date_text(0), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(date_text(1'709'164'799'999), "2024-02-28T23:59:59.999Z");
}

}  // namespace
}  // namespace paraninfo::hls
