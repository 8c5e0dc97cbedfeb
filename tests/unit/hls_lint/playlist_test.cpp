#include "tests/hls_lint/playlist.hpp"

#include <gtest/gtest.h>

namespace paraninfo::hls_lint {
namespace {

TEST(LintParser, ReadsSegmentsWithTheirPartsAndNumbers) {
    const auto parsed = parse(
        "#EXTM3U\n#EXT-X-VERSION:9\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:7\n#EXT-X-DISCONTINUITY-"
        "SEQUENCE:2\n"
        "# a "
        "comment\n#EXT-X-MAP:URI=\"init-0.mp4\"\n#EXT-X-PROGRAM-DATE-TIME:1970-01-02T00:00:00.250Z\n#EXTINF:"
        "2.0,\n7.m4s\n"
        "#EXT-X-DISCONTINUITY\n#EXT-X-GAP\n#EXTINF:1.5,\n8.m4s\n#EXT-X-PART:DURATION=0.5,URI=\"9.0.m4s\","
        "INDEPENDENT=YES\n"
        "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"9.1.m4s\"\n");
    ASSERT_TRUE(parsed.media);
    EXPECT_TRUE(parsed.errors.empty());
    const auto& segments = parsed.media->segments;
    ASSERT_EQ(segments.size(), 3U);
    EXPECT_EQ(segments[0].date_ms, 86'400'250);
    EXPECT_EQ(segments[0].discontinuity_sequence, 2U);
    EXPECT_EQ(segments[1].msn, 8U);
    EXPECT_TRUE(segments[1].gap);
    EXPECT_EQ(segments[1].discontinuity_sequence, 3U);
    EXPECT_EQ(segments[1].map, "init-0.mp4");
    EXPECT_FALSE(segments[2].duration);
    EXPECT_TRUE(parsed.media->has_open());
    EXPECT_EQ(parsed.media->complete(), 2U);
    EXPECT_DOUBLE_EQ(parsed.media->length(), 4.0);
}

TEST(LintParser, ReadsAMultivariant) {
    const auto parsed = parse("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS=\"a,b\"\nx/live.m3u8\n");
    ASSERT_TRUE(parsed.multivariant);
    EXPECT_EQ(parsed.multivariant->variants.front().uri, "x/live.m3u8");
    EXPECT_EQ(parsed.multivariant->variants.front().attributes.at("CODECS"), "a,b");
}

TEST(LintParser, SaysWhatItCannotRead) {
    for (const char* text :
         {"", "hello", "#EXTM3U\n", "#EXTM3U\n#EXT-X-TARGETDURATION:two\n", "#EXTM3U\n#EXTINF:x,\na\n",
          "#EXTM3U\n#EXT-X-PART:URI=\"a\"\n", "#EXTM3U\n#EXT-X-PART-INF:PART-TARGET\n",
          "#EXTM3U\n#EXT-X-MEDIA:A=1,,B=2\n", "#EXTM3U\n#EXT-X-MEDIA:A=\"1\"B\n", "#EXTM3U\n#EXT-X-ENDLIST"})
        EXPECT_FALSE(parse(text).errors.empty()) << text;
}

TEST(LintParser, NumbersAreWholeTexts) {
    EXPECT_EQ(to_integer("42"), 42U);
    EXPECT_EQ(to_integer("-1"), std::nullopt);
    EXPECT_EQ(to_integer(""), std::nullopt);
    EXPECT_EQ(to_decimal("1.5"), 1.5);
    EXPECT_EQ(to_decimal("1.5x"), std::nullopt);
    EXPECT_EQ(to_decimal("-1.5"), std::nullopt);
}

}  // namespace
}  // namespace paraninfo::hls_lint
