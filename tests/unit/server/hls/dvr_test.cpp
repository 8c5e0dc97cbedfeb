// A publication whose playlist goes back to what is on disk.
#include "server/hls/past.hpp"

#include "tests/support/gunzip.hpp"
#include "tests/unit/server/hls/broadcast.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace paraninfo::hls {
namespace {

using namespace std::chrono_literals;

std::uint64_t number_behind(const std::string& text, const std::string& tag) {
    const auto at = text.find(tag);
    return at == std::string::npos ? 0 : std::stoull(text.substr(at + tag.size()));
}

std::uint64_t first_of(const std::string& text) {
    return number_behind(text, "#EXT-X-MEDIA-SEQUENCE:");
}

class Dvr : public testing::Test {
  protected:
    std::string playlist(Stage& stage) { return stage.get("720p/live.m3u8"); }
    bool is_on_disk(Stage& stage, const std::string& file) {
        Viewer viewer(stage.shelf);
        viewer.ask("/hls/auditorium/p7/" + file, stage.broadcast.now);
        return viewer.on_disk;
    }
    // What a process that comes next finds of the stage's recording.
    static std::vector<std::vector<StoredSegment>> kept(const Stage& stage) {
        std::vector<std::vector<StoredSegment>> all(3);
        for (const auto& [key, finished] : stage.tape) {
            StoredSegment segment;
            segment.msn = finished.msn;
            segment.run_ordinal = finished.run_ordinal;
            segment.init_number = finished.init_number;
            segment.discontinuity = finished.discontinuity;
            segment.gap = finished.media.answer == nullptr;
            segment.complete = true;
            segment.on_disk = true;
            segment.wall_ms = finished.wall_ms;
            segment.duration = finished.duration;
            all[key.first].push_back(segment);
        }
        return all;
    }
};

TEST_F(Dvr, WhatIsOnDiskStaysListed) {
    Stage stage(dvr_settings(2min));
    stage.segments(40);
    const auto text = playlist(stage);
    EXPECT_EQ(first_of(text), 1U);
    EXPECT_EQ(occurrences(text, "#EXTINF:"), 40U);
    EXPECT_TRUE(is_on_disk(stage, "720p/1.m4s"));
    EXPECT_TRUE(is_on_disk(stage, "audio/28.m4s"));
    EXPECT_EQ(stage.status("720p/29.m4s"), 200U) << "in memory";
    EXPECT_FALSE(is_on_disk(stage, "720p/41.m4s"));
    EXPECT_EQ(stage.status("720p/41.m4s"), 404U);
    EXPECT_EQ(stage.status("720p/5.0.m4s"), 404U) << "parts are never on disk";
    EXPECT_EQ(stage.shelf.counters().on_disk, 2U);
}

TEST_F(Dvr, HoldsLessInMemoryThanAWindowWithoutADisk) {
    Stage with(dvr_settings(10min));
    Stage without;
    with.segments(100);
    without.segments(100);
    EXPECT_LT(with.broadcast.publication.bytes(), without.broadcast.publication.bytes());
}

TEST_F(Dvr, TheWindowIsNeverShorterThanItSaysAndLittleLonger) {
    Stage stage(dvr_settings(2min));
    std::uint64_t first = 1;
    for (int segment = 1; segment < 300; ++segment) {
        stage.segments(1);
        const auto text = playlist(stage);
        ASSERT_GE(first_of(text), first);
        first = first_of(text);
        const auto length = occurrences(text, "#EXTINF:") * 2;
        if (segment > 60) {
            ASSERT_GE(length, 120U);
        }
        ASSERT_LE(length, 120U + 64U);
    }
    EXPECT_EQ(first % Past::block_segments, 0U);
}

TEST_F(Dvr, CompressedItIsTheSameText) {
    Stage stage(dvr_settings(2min));
    stage.segments(150);
    stage.parts(2);
    Viewer viewer(stage.shelf);
    viewer.request.target = "/hls/auditorium/p7/720p/live.m3u8";
    viewer.request.gzip = true;
    viewer.ask(viewer.request, stage.broadcast.now);
    EXPECT_EQ(test::gunzip(viewer.response.body), playlist(stage));
}

TEST_F(Dvr, WhatTheRecorderHasNotWrittenYetWaitsInMemory) {
    Stage stage(dvr_settings(2min));
    stage.lost = {3};
    stage.segments(24);
    EXPECT_EQ(first_of(playlist(stage)), 1U);
    EXPECT_EQ(stage.status("720p/3.m4s"), 200U);
    stage.broadcast.publication.on_disk({{hd, 3}, {sd, 3}, {sound, 3}, {7, 3}, {hd, 900}});
    stage.segments(20);
    EXPECT_EQ(first_of(playlist(stage)), 1U);
    EXPECT_TRUE(is_on_disk(stage, "720p/3.m4s"));
}

TEST_F(Dvr, WhileNothingIsRecordedTheWindowIsWhatMemoryHoldsAndGrowsAfterwards) {
    Stage stage(dvr_settings(2min));
    const auto date = [&] { return wall_ms_of(dvr_settings(2min).anchor, stage.broadcast.since_anchor()); };
    stage.broadcast.publication.record(true, 0);
    stage.segments(40);
    EXPECT_EQ(first_of(playlist(stage)), 1U);
    stage.broadcast.publication.record(false, date());
    stage.segments(40);
    EXPECT_LE(occurrences(playlist(stage), "#EXTINF:"), 25U);
    stage.broadcast.publication.record(true, date());
    stage.segments(60);
    EXPECT_EQ(first_of(playlist(stage)), 81U) << "the first that was recorded again";
}

TEST_F(Dvr, TheWindowBeginsBehindWhatTheRecorderLost) {
    Stage stage(dvr_settings(2min));
    stage.lost = {3};
    stage.segments(28);
    EXPECT_EQ(first_of(playlist(stage)), 4U);
    EXPECT_EQ(stage.status("720p/3.m4s"), 200U) << "for those who still have it in their playlist";
    EXPECT_TRUE(is_on_disk(stage, "720p/2.m4s"));
    stage.segments(30);
    EXPECT_EQ(first_of(playlist(stage)), 4U);
    EXPECT_EQ(occurrences(playlist(stage), "#EXTINF:"), 55U);
}

TEST_F(Dvr, WithoutARecorderMemoryIsBoundedAsWithoutADvr) {
    Stage stage(dvr_settings(10min));
    for (std::uint64_t msn = 1; msn < 1000; ++msn) stage.lost.insert(msn);
    stage.segments(100);
    const auto bytes = stage.broadcast.publication.bytes();
    stage.segments(300);
    EXPECT_EQ(stage.broadcast.publication.bytes(), bytes);
    EXPECT_EQ(occurrences(playlist(stage), "#EXTINF:"), 24U);
}

TEST_F(Dvr, ADeltaUpdateHasWhatIsNewAndTheNumberOfTheRest) {
    Stage stage(dvr_settings(2min));
    stage.segments(40);
    stage.parts(2);
    const auto whole = playlist(stage);
    const auto delta = stage.get("720p/live.m3u8?_HLS_skip=YES");
    EXPECT_NE(whole.find(",CAN-SKIP-UNTIL=12.00000\n"), std::string::npos);
    const auto skipped = number_behind(delta, "#EXT-X-SKIP:SKIPPED-SEGMENTS=");
    EXPECT_EQ(skipped, 34U);
    EXPECT_EQ(occurrences(delta, "#EXTINF:"), 6U);
    EXPECT_EQ(delta.find("#EXT-X-MAP"), std::string::npos);
    const auto end = whole.substr(whole.find("#EXT-X-PROGRAM-DATE-TIME", whole.find("\n34.m4s\n")));
    EXPECT_TRUE(delta.ends_with(end));
    EXPECT_LT(2 * delta.size(), whole.size());
}

TEST_F(Dvr, ADeltaUpdateGoesWithABlockingReload) {
    Stage stage(dvr_settings(2min));
    stage.segments(40);
    Viewer viewer(stage.shelf);
    EXPECT_FALSE(viewer.ask("/hls/auditorium/p7/720p/live.m3u8?_HLS_msn=41&_HLS_part=0&_HLS_skip=YES",
                            stage.broadcast.now));
    stage.parts(1);
    EXPECT_NE(viewer.response.body.find("#EXT-X-SKIP:"), std::string::npos);
    EXPECT_NE(viewer.response.body.find("\"41.0.m4s\""), std::string::npos);
    EXPECT_EQ(viewer.response.headers["Cache-Control"], "private, max-age=12");
}

TEST_F(Dvr, WhereNothingIsToSkipOrNothingIsOfferedTheAnswerIsWhole) {
    Stage young(dvr_settings(2min));
    young.segments(5);
    EXPECT_EQ(young.get("720p/live.m3u8?_HLS_skip=YES"), playlist(young));
    Stage small(dvr_settings(1min));
    small.segments(60);
    EXPECT_EQ(small.get("720p/live.m3u8?_HLS_skip=YES"), playlist(small));
    EXPECT_EQ(playlist(small).find("CAN-SKIP-UNTIL"), std::string::npos);
    Stage over(dvr_settings(2min));
    over.segments(40);
    over.broadcast.publication.end(over.broadcast.now);
    over.publish();
    EXPECT_EQ(over.get("720p/live.m3u8?_HLS_skip=YES"), playlist(over));
    EXPECT_EQ(first_of(playlist(over)), 1U);
}

TEST_F(Dvr, ANewProcessGoesOnWithTheSameWindow) {
    Stage before(dvr_settings(2min));
    before.segments(200);
    const auto first = first_of(playlist(before));
    Stage after(dvr_settings(2min), {195, 0});
    after.broadcast.publication.restore(kept(before));
    after.publish();
    EXPECT_TRUE(is_on_disk(after, "720p/150.m4s")) << "at once, before it has a playlist";
    EXPECT_FALSE(is_on_disk(after, "720p/201.m4s"));
    after.segments(7);
    EXPECT_GE(first_of(playlist(after)), first);
    EXPECT_LE(first_of(playlist(after)), first + Past::block_segments);
    EXPECT_NE(playlist(after).find("\n194.m4s\n"), std::string::npos);
    after.segments(20);
    EXPECT_TRUE(is_on_disk(after, "720p/194.m4s"));
    EXPECT_TRUE(is_on_disk(after, "720p/200.m4s"));
}

TEST_F(Dvr, BehindAHoleTheWindowBeginsAnew) {
    Stage before(dvr_settings(2min));
    before.segments(50);
    Stage after(dvr_settings(2min), {52, 1});
    after.broadcast.publication.restore(kept(before));
    after.segments(3);
    EXPECT_EQ(first_of(playlist(after)), 52U);
}

TEST_F(Dvr, AWorkersReturnInThePastIsStillADiscontinuity) {
    Stage stage(dvr_settings(2min));
    stage.segments(10);
    stage.broadcast.begin(stage.broadcast.publication.next_run());
    stage.segments(40);
    const auto text = playlist(stage);
    EXPECT_EQ(first_of(text), 1U);
    EXPECT_EQ(occurrences(text, "#EXT-X-DISCONTINUITY\n"), 1U);
    EXPECT_EQ(occurrences(text, "#EXT-X-MAP:URI=\"init-1.mp4\""), 1U);
    EXPECT_TRUE(is_on_disk(stage, "720p/init-0.mp4"));
    EXPECT_EQ(stage.status("720p/init-1.mp4"), 200U);
}

}  // namespace
}  // namespace paraninfo::hls
