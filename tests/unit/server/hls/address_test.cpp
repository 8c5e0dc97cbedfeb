#include "server/hls/address.hpp"

#include <gtest/gtest.h>

#include <string>

namespace paraninfo::hls {
namespace {

TEST(Address, EachKindOfFileIsRecognised) {
    const auto index = parse_address("/hls/main/p1/index.m3u8");
    ASSERT_TRUE(index);
    EXPECT_EQ(index->file, File::multivariant);
    EXPECT_EQ(index->room, "main");
    EXPECT_EQ(index->publication, "p1");
    const auto playlist = parse_address("/hls/main/p1/720p/live.m3u8?_HLS_msn=4&x=y");
    ASSERT_TRUE(playlist);
    EXPECT_EQ(playlist->file, File::playlist);
    EXPECT_EQ(playlist->rendition, "720p");
    EXPECT_EQ(playlist->query, "_HLS_msn=4&x=y");
    const auto segment = parse_address("/hls/main/p1/720p/57.m4s");
    ASSERT_TRUE(segment);
    EXPECT_EQ(segment->file, File::segment);
    EXPECT_EQ(segment->number, 57U);
    const auto part = parse_address("/hls/main/p1/720p/57.0.m4s");
    ASSERT_TRUE(part);
    EXPECT_EQ(part->file, File::part);
    EXPECT_EQ(part->number, 57U);
    EXPECT_EQ(part->part, 0U);
    const auto init = parse_address("/hls/main/p1/720p/init-3.mp4");
    ASSERT_TRUE(init);
    EXPECT_EQ(init->file, File::init);
    EXPECT_EQ(init->number, 3U);
}

TEST(Address, NamesHaveAtMost32SmallLettersDigitsAndHyphens) {
    const std::string longest(32, 'a');
    EXPECT_TRUE(parse_address("/hls/" + longest + "/p/index.m3u8"));
    EXPECT_FALSE(parse_address("/hls/" + longest + "a/p/index.m3u8"));
    for (const char* bad :
         {"/hls//p/index.m3u8", "/hls/A/p/index.m3u8", "/hls/a.b/p/index.m3u8", "/hls/a b/p/index.m3u8",
          "/hls/main/p1/index.m3u8/", "/hls/main/p1//live.m3u8", "/HLS/main/p1/index.m3u8"})
        EXPECT_FALSE(parse_address(bad)) << bad;
}

TEST(Address, ANumberHasOneSpelling) {
    EXPECT_TRUE(parse_address("/hls/main/p1/720p/0.m4s"));
    EXPECT_TRUE(parse_address("/hls/main/p1/720p/18446744073709551615.m4s"));
    for (const char* bad :
         {"18446744073709551616.m4s", "00.m4s", "01.m4s", "-1.m4s", " 1.m4s", "1 .m4s", "1e3.m4s", ".m4s",
          "1..m4s", "1.4294967296.m4s", "1.0.0.m4s", "init-01.mp4", "init-4294967296.mp4", "init-1.m4s"})
        EXPECT_FALSE(parse_address(std::string{"/hls/main/p1/720p/"} + bad)) << bad;
}

TEST(Directives, AreReadAmongOtherParameters) {
    EXPECT_EQ(parse_directives(""), Directives{});
    EXPECT_EQ(parse_directives("a=b&_HLS_msn=7&c&_HLS_part=2"), (Directives{7, 2}));
    EXPECT_EQ(parse_directives("_HLS_msn=007"), (Directives{7, std::nullopt}));
}

TEST(Directives, ADeltaUpdateIsAskedForByItselfOrBesideTheOthers) {
    EXPECT_EQ(parse_directives("_HLS_msn=7&_HLS_part=2&_HLS_skip=YES"), (Directives{7, 2, true}));
    EXPECT_EQ(parse_directives("_HLS_skip=v2"), (Directives{std::nullopt, std::nullopt, true}));
    EXPECT_EQ(parse_directives("_HLS_skip=NO&_HLS_skip"), Directives{});
}

TEST(Directives, WrongOnesAreNothing) {
    for (const char* bad : {"_HLS_part=2", "_HLS_msn", "_HLS_msn=", "_HLS_msn=1x", "_HLS_msn=1&_HLS_part",
                            "_HLS_msn=1&_HLS_msn=1", "_HLS_msn=1&_HLS_part=1&_HLS_part=1", "_HLS_msn=+1",
                            "_HLS_msn=1&_HLS_part=4294967296"})
        EXPECT_FALSE(parse_directives(bad)) << bad;
}

TEST(Address, ThumbnailsLieBesideTheMultivariant) {
    EXPECT_EQ(parse_address("/hls/main/p1/thumbnails.vtt?x")->file, File::thumbnail_list);
    EXPECT_EQ(parse_address("/hls/~grant/main/p1/poster.jpg")->file, File::poster);
    const auto picture = parse_address("/hls/main/p1/thumbnails/4000.jpg");
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->file, File::thumbnail);
    EXPECT_EQ(picture->number, 4000U);
    EXPECT_EQ(picture->rendition, "");
    EXPECT_EQ(parse_vod_address("/vod/main/p1/thumbnails/0.jpg")->file, File::thumbnail);
    EXPECT_EQ(parse_address("/hls/main/p1/thumbnails/live.m3u8")->rendition, "thumbnails") << "a rendition";
    for (const char* bad : {"thumbnails/.jpg", "thumbnails/01.jpg", "thumbnails/-1.jpg", "thumbnails/1.png",
                            "thumbnails/9223372036854775808.jpg", "thumbnails/../1.jpg", "720p/1.jpg",
                            "720p/poster.jpg", "thumbnails.vtt/", "thumbnails/a/1.jpg"})
        EXPECT_FALSE(parse_address(std::string{"/hls/main/p1/"} + bad)) << bad;
}

TEST(Address, ARecordingHasPlaylistsOfItsOwnAndNoParts) {
    const auto playlist = parse_vod_address("/vod/main/p1/720p/vod.m3u8");
    ASSERT_TRUE(playlist);
    EXPECT_EQ(playlist->file, File::playlist);
    EXPECT_EQ(parse_vod_address("/vod/main/p1/720p/57.m4s")->number, 57U);
    EXPECT_TRUE(parse_vod_address("/vod/main/p1/index.m3u8"));
    for (const char* other : {"/hls/main/p1/index.m3u8", "/vod/main/p1/720p/live.m3u8",
                              "/vod/main/p1/720p/57.0.m4s", "/vod/main/../p1/index.m3u8"})
        EXPECT_FALSE(parse_vod_address(other)) << other;
    EXPECT_FALSE(parse_address("/vod/main/p1/index.m3u8"));
    EXPECT_FALSE(parse_address("/hls/main/p1/720p/vod.m3u8"));
}

}  // namespace
}  // namespace paraninfo::hls
