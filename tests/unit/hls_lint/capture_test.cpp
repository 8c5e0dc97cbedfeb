#include "tests/hls_lint/capture.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace paraninfo::hls_lint {
namespace {

TEST(Capture, JsonLinesBecomeCaptures) {
    const auto captures = read_json_lines(
        "{\"url\":\"/hls/r/p/a/"
        "live.m3u8?_HLS_msn=4\",\"body\":\"#EXTM3U\\n\",\"at_ms\":1.5,\"headers\":{\"ETag\":\"x\"}}\n"
        "\n{\"url\":\"/hls/r/p/a/1.m4s\",\"status\":404,\"bytes\":0,\"client\":\"7\"}\n");
    ASSERT_EQ(captures.size(), 2U);
    EXPECT_EQ(captures[0].path(), "/hls/r/p/a/live.m3u8");
    EXPECT_EQ(captures[0].query("_HLS_msn"), "4");
    EXPECT_EQ(captures[0].query("_HLS_part"), std::nullopt);
    EXPECT_TRUE(captures[0].is_playlist());
    EXPECT_EQ(captures[0].at_ms, 1.5);
    EXPECT_EQ(captures[0].headers.at("etag"), "x");
    EXPECT_EQ(captures[1].status, 404U);
    EXPECT_EQ(captures[1].client, "7");
    EXPECT_EQ(captures[1].bytes, 0U);
}

TEST(Capture, AnUnreadableLineIsNamed) {
    try {
        read_json_lines("{\"url\":\"/a\"}\n{\"body\":\"no url\"}\n");
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_TRUE(std::string{error.what()}.starts_with("line 2: ")) << error.what();
    }
}

TEST(Capture, APlaylistFileMayHoldSeveral) {
    const auto captures = read_playlists(
        "#== /a/live.m3u8?x=1 status=503 at=7 cache-control=\"private, max-age=1\"\n#EXTM3U\n"
        "#== /a/1.m4s bytes=12 took=3\n",
        "ignored");
    ASSERT_EQ(captures.size(), 2U);
    EXPECT_EQ(captures[0].body, "#EXTM3U\n");
    EXPECT_EQ(captures[0].status, 503U);
    EXPECT_EQ(captures[0].headers.at("cache-control"), "private, max-age=1");
    EXPECT_EQ(captures[1].bytes, 12U);
    EXPECT_EQ(captures[1].took_ms, 3);
    EXPECT_EQ(read_playlists("#EXTM3U\n", "/name").front().url, "/name");
}

TEST(Capture, ReferencesAreResolvedAgainstTheirPlaylist) {
    EXPECT_EQ(resolve("/hls/r/p/720p/live.m3u8", "4.m4s"), "/hls/r/p/720p/4.m4s");
    EXPECT_EQ(resolve("/hls/r/p/720p/live.m3u8", "../audio/live.m3u8"), "/hls/r/p/audio/live.m3u8");
    EXPECT_EQ(resolve("/hls/r/p/index.m3u8", "/elsewhere"), "/elsewhere");
}

}  // namespace
}  // namespace paraninfo::hls_lint
