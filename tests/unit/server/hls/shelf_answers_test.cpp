// What a shelf's answers look like as HTTP.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/hls/shelf.hpp"
#include "tests/unit/server/hls/broadcast.hpp"

namespace paraninfo::hls {
namespace {

// Rule 11
TEST(ShelfAnswers, EveryAnswerSaysItsLengthAndCarriesTheCommonHeaders) {
    Stage stage;
    stage.segments(2);
    for (const char* file : {"index.m3u8", "720p/live.m3u8", "720p/1.m4s", "720p/1.2.m4s", "720p/init-0.mp4",
                             "720p/9.m4s", "720p/live.m3u8?_HLS_part=1", "nothing/live.m3u8"}) {
        Viewer viewer(stage.shelf);
        viewer.ask(publication_path + file, stage.broadcast.now);
        EXPECT_EQ(viewer.response.headers["Content-Length"], std::to_string(viewer.response.body.size()))
            << file;
        EXPECT_EQ(viewer.response.headers["X-Content-Type-Options"], "nosniff") << file;
        EXPECT_TRUE(viewer.same_status) << file;
    }
}

// Rule 11
TEST(ShelfAnswers, PlaylistsVaryByEncodingAndMediaHaveStrongTags) {
    Stage stage;
    stage.segments(2);
    Viewer viewer(stage.shelf);
    viewer.ask(live_720p, stage.broadcast.now);
    EXPECT_EQ(viewer.response.headers["Vary"], "Accept-Encoding");
    EXPECT_EQ(viewer.response.headers.count("ETag"), 0U);
    EXPECT_EQ(viewer.response.headers["Content-Type"], "application/vnd.apple.mpegurl");
    viewer.ask(publication_path + "audio/1.m4s", stage.broadcast.now);
    EXPECT_THAT(viewer.response.headers["ETag"], testing::MatchesRegex("\"1-[0-9a-f]+\""));
    EXPECT_EQ(viewer.response.headers["Content-Type"], "audio/mp4");
    EXPECT_EQ(viewer.response.headers.count("Vary"), 0U);
}

// Rule 12
TEST(ShelfAnswers, CacheTimesFollowWhatIsAsked) {
    Stage stage;
    stage.segments(2);
    const auto cache = [&](const std::string& path) {
        Viewer viewer(stage.shelf);
        viewer.ask(path, stage.broadcast.now);
        return viewer.response.headers["Cache-Control"];
    };
    EXPECT_EQ(cache(live_720p + "?_HLS_msn=2"), "private, max-age=12");
    EXPECT_EQ(cache(live_720p), "private, max-age=1");
    EXPECT_EQ(cache(publication_path + "index.m3u8"), "private, max-age=1");
    EXPECT_EQ(cache(publication_path + "720p/2.0.m4s"), "private, max-age=12, immutable");
    EXPECT_EQ(cache(publication_path + "720p/2.m4s"), "private, max-age=120, immutable");
    EXPECT_EQ(cache(publication_path + "8k/live.m3u8?_HLS_msn=2"), "private, max-age=8");
    EXPECT_EQ(cache(publication_path + "8k/live.m3u8"), "private, max-age=2");
    EXPECT_EQ(cache("/hls/auditorium/other/index.m3u8"), "private, max-age=2");
}

TEST(ShelfAnswers, UnknownAndMalformedNamesAre404) {
    Stage stage;
    stage.segments(2);
    for (const char* path :
         {"/hls/", "/hls/auditorium/p7", "/hls/auditorium/p7/", "/hls/auditorium/p8/index.m3u8",
          "/hls/nowhere/p7/index.m3u8", "/hls/auditorium/p7/../../etc/passwd",
          "/hls/auditorium/p7/720p/../360p/1.m4s", "/hls/auditorium/p7/720p/01.m4s",
          "/hls/auditorium/p7/720p/1.00.m4s", "/hls/auditorium/p7/720p/+1.m4s",
          "/hls/auditorium/p7/720p/init-.mp4", "/hls/auditorium/p7/720p/init-9.mp4",
          "/hls/auditorium/p7/720p/1.0.0.m4s", "/hls/auditorium/p7/720p/99999999999999999999999.m4s",
          "/hls/auditorium/p7/720P/1.m4s", "/hls/auditorium/p7/%37%32%30p/1.m4s", "/", ""}) {
        Viewer viewer(stage.shelf);
        EXPECT_TRUE(viewer.ask(path, stage.broadcast.now)) << path;
        EXPECT_EQ(viewer.response.status, 404U) << path;
    }
}

TEST(ShelfAnswers, OtherMethodsAre405) {
    Stage stage;
    stage.segments(2);
    Viewer viewer(stage.shelf);
    viewer.request.method = Method::other;
    EXPECT_TRUE(viewer.ask(live_720p, stage.broadcast.now));
    EXPECT_EQ(viewer.response.status, 405U);
    EXPECT_EQ(viewer.response.headers["Allow"], "GET, HEAD");
}

// Rule 11
TEST(ShelfAnswers, HeadAndRangeWorkAlsoForWhatIsStillToCome) {
    Stage stage;
    stage.segments(2);
    Viewer head(stage.shelf);
    head.request.method = Method::head;
    EXPECT_FALSE(head.ask(live_720p + "?_HLS_msn=3&_HLS_part=0", stage.broadcast.now));
    Viewer range(stage.shelf);
    range.request.range = "bytes=2-4";
    EXPECT_FALSE(range.ask(publication_path + "720p/3.0.m4s", stage.broadcast.now));
    stage.parts(1);
    EXPECT_EQ(head.response.status, 200U);
    EXPECT_EQ(head.response.body, "");
    EXPECT_NE(head.response.headers["Content-Length"], "0");
    EXPECT_EQ(range.response.status, 206U);
    EXPECT_EQ(range.response.body, Broadcast::media(hd, 3, 0).substr(2, 3));
}

TEST(ShelfAnswers, ThumbnailsAreThereAtOnceAndTheirListIsCompressedAndAskedForByItsTag) {
    Stage stage;
    Viewer viewer(stage.shelf);
    EXPECT_TRUE(viewer.ask(publication_path + "thumbnails.vtt", stage.broadcast.now));
    EXPECT_EQ(viewer.response.body, "WEBVTT\n") << "also before there is a playlist";
    EXPECT_EQ(stage.status("poster.jpg"), 404U);
    stage.broadcast.publication.thumbnail(stage.broadcast.since_anchor(), "jpeg");
    stage.segments(2);
    EXPECT_EQ(stage.get("thumbnails/0.jpg"), "jpeg");
    EXPECT_EQ(stage.get("poster.jpg"), "jpeg");
    EXPECT_EQ(stage.status("thumbnails/1.jpg"), 404U);

    viewer.ask(publication_path + "thumbnails.vtt", stage.broadcast.now);
    EXPECT_NE(viewer.response.body.find("\nthumbnails/0.jpg\n"), std::string::npos);
    EXPECT_EQ(viewer.response.headers["Content-Type"], "text/vtt; charset=utf-8");
    EXPECT_EQ(viewer.response.headers["Cache-Control"], "private, max-age=2");
    const std::string plain = viewer.response.headers["ETag"];
    viewer.request.gzip = true;
    viewer.ask(publication_path + "thumbnails.vtt", stage.broadcast.now);
    EXPECT_EQ(viewer.response.headers["Content-Encoding"], "gzip");
    const std::string compressed = viewer.response.headers["ETag"];
    EXPECT_NE(compressed, plain);
    viewer.request.if_none_match = compressed;
    viewer.ask(publication_path + "thumbnails.vtt", stage.broadcast.now);
    EXPECT_EQ(viewer.response.status, 304U);
    EXPECT_EQ(viewer.response.headers["Vary"], "Accept-Encoding");
    EXPECT_EQ(viewer.response.body, "");
}

TEST(ShelfAnswers, ThumbnailsGoWithTheWindowAndStayAfterTheEnd) {
    Stage stage;
    for (int segment = 0; segment < 40; ++segment) {
        stage.broadcast.publication.thumbnail(stage.broadcast.since_anchor(), "jpeg");
        stage.segments(1);
    }
    // The window begins at 56 s, and what was listed before it can still be had for half a minute.
    EXPECT_EQ(stage.status("thumbnails/24000.jpg"), 404U);
    EXPECT_EQ(stage.status("thumbnails/26000.jpg"), 200U);
    stage.broadcast.publication.end(stage.broadcast.now);
    stage.broadcast.publication.thumbnail(stage.broadcast.since_anchor(), "jpeg");
    stage.publish();
    EXPECT_EQ(stage.status("thumbnails/78000.jpg"), 200U);
    EXPECT_EQ(stage.status("thumbnails/80000.jpg"), 404U) << "nothing comes after the end";
}

TEST(ShelfAnswers, BenchAnswersSayWhenTheirNewestPartWasComplete) {
    auto settings = broadcast_settings();
    settings.bench_headers = true;
    Stage stage(settings);
    stage.segments(2);
    Viewer viewer(stage.shelf);
    viewer.ask(live_720p + "?_HLS_msn=3&_HLS_part=0", stage.broadcast.now);
    const auto stored =
        std::chrono::duration_cast<Nanoseconds>(stage.broadcast.now.time_since_epoch()).count();
    stage.parts(1);
    EXPECT_EQ(viewer.response.headers["X-Complete-Ns"], std::to_string(stored));
    viewer.ask(publication_path + "720p/3.0.m4s", stage.broadcast.now);
    EXPECT_EQ(viewer.response.headers["X-Complete-Ns"], std::to_string(stored));
}

}  // namespace
}  // namespace paraninfo::hls
