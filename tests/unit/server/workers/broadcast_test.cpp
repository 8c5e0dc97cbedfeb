#include "protocol/broadcast.hpp"

#include "server/observe/clock.hpp"
#include "tests/unit/server/workers/rig.hpp"

#include <gtest/gtest.h>

namespace paraninfo::workers {
namespace {

using test::FakeWorker;
using test::Rig;

class BroadcastTest : public testing::Test {
  protected:
    void set(BroadcastPhase state) {
        rig_.supervisor->set_broadcast("auditorium", {state});
        rig_.drive();
    }
    void record(bool on, std::int64_t since_ms = observe::wall_ms()) {
        Broadcast broadcast;
        broadcast.recording = RecordingMode::automatic;
        broadcast.recorded = on;
        broadcast.recorded_since_ms = since_ms;
        rig_.supervisor->set_broadcast("auditorium", broadcast);
        rig_.drive();
    }
    std::size_t segments_recorded() {
        std::size_t found = 0;
        for (const auto& one : rig_.outlet.finished_of[saved()->prefix])
            found += std::holds_alternative<hls::FinishedSegment>(one);
        return found;
    }
    FakeWorker running() {
        FakeWorker worker = rig_.programme();
        rig_.send_inits(worker);
        return worker;
    }
    const MediaState& media() { return rig_.outlet.media["auditorium"]; }
    std::uint64_t last_msn(std::size_t rendition) const {
        return rig_.outlet.newest->renditions[rendition]->last_msn;
    }
    std::optional<PublicationRecord> saved() const { return load_run(rig_.programme_file())->publication; }
    bool was_killed() const { return rig_.processes.started.back().killed; }
    bool has_end() const { return rig_.outlet.playlist().find("#EXT-X-ENDLIST") != std::string::npos; }

    Rig rig_;
};

TEST_F(BroadcastTest, ARoomOfWhichNothingIsToldIsLive) {
    rig_.start();
    FakeWorker worker = running();
    rig_.send_segments(worker, 0, 1);
    EXPECT_FALSE(media().playlist.empty());
    EXPECT_FALSE(media().ended);
}

TEST_F(BroadcastTest, WhileItWaitsTheWorkerRunsAndNothingIsPublished) {
    rig_.start();
    set(BroadcastPhase::waiting);
    FakeWorker worker = running();
    rig_.send_segments(worker, 0, 2);
    EXPECT_EQ(media(), MediaState{});
    EXPECT_FALSE(saved());
    EXPECT_FALSE(was_killed());
}

TEST_F(BroadcastTest, ToldBeforeTheStartNoPublicationIsOpened) {
    rig_.supervisor = std::make_unique<Supervisor>(rig_.context, rig_.plan, rig_.outlet, rig_.processes,
                                                   [this] { return rig_.now; });
    rig_.supervisor->set_broadcast("auditorium", {BroadcastPhase::waiting});
    rig_.supervisor->start();
    rig_.drive();
    EXPECT_TRUE(rig_.outlet.opened.empty());
    EXPECT_EQ(rig_.processes.started.size(), 1U);
}

TEST_F(BroadcastTest, GoingLiveBeginsWithTheNextSegmentInAllRenditions) {
    rig_.start();
    set(BroadcastPhase::waiting);
    FakeWorker worker = running();
    rig_.send_segments(worker, 0, 5);
    worker.send(test::part(0, 5, 0));  // the video is a part ahead when it begins
    rig_.drive();
    set(BroadcastPhase::live);
    EXPECT_EQ(rig_.outlet.opened.at("auditorium").first, saved()->prefix);
    for (std::uint32_t index = 1; index < 6; ++index) worker.send(test::part(0, 5, index));
    for (std::uint32_t index = 0; index < 6; ++index) worker.send(test::part(1, 5, index));
    rig_.drive();
    EXPECT_TRUE(media().playlist.empty()) << "segment 5 was begun before";
    rig_.send_segments(worker, 6, 2);
    EXPECT_EQ(media().playlist, "/hls/auditorium/" + saved()->prefix + "/index.m3u8");
    EXPECT_EQ(saved()->first_segment, 6U);
    EXPECT_EQ(last_msn(0), 2U);
    EXPECT_EQ(last_msn(1), 2U);
    EXPECT_FALSE(was_killed());
}

TEST_F(BroadcastTest, WhatWasCapturedBeforeIsNotPublishedHoweverLateItComes) {
    rig_.start();
    set(BroadcastPhase::waiting);
    FakeWorker worker = running();
    const media_link::Part early = test::part(0, 0, 0);
    set(BroadcastPhase::live);
    worker.send(early);
    rig_.drive();
    EXPECT_EQ(saved()->first_segment, std::nullopt);
    rig_.send_segments(worker, 1, 1);
    EXPECT_EQ(saved()->first_segment, 1U);
    EXPECT_EQ(last_msn(0), 1U);
}

TEST_F(BroadcastTest, AnEndWritesTheEndOfEveryPlaylistWhichStays) {
    rig_.start();
    FakeWorker worker = running();
    rig_.send_segments(worker, 0, 2);
    const std::string playlist = media().playlist;
    set(BroadcastPhase::ended);
    EXPECT_TRUE(rig_.outlet.newest->ended);
    EXPECT_TRUE(has_end());
    EXPECT_TRUE(media().ended);
    EXPECT_EQ(media().playlist, playlist);
    rig_.send_segments(worker, 2, 2);
    EXPECT_EQ(last_msn(0), 2U);
    EXPECT_FALSE(was_killed());
}

TEST_F(BroadcastTest, TheSameStateTwiceDoesNothing) {
    rig_.start();
    FakeWorker worker = running();
    rig_.send_segments(worker, 0, 1);
    const auto before = saved();
    set(BroadcastPhase::live);
    EXPECT_EQ(saved(), before);
    set(BroadcastPhase::ended);
    const auto ended = rig_.outlet.newest;
    set(BroadcastPhase::ended);
    EXPECT_EQ(rig_.outlet.newest, ended);
}

TEST_F(BroadcastTest, APauseIsTheSamePublication) {
    rig_.start();
    FakeWorker worker = running();
    rig_.send_segments(worker, 0, 1);
    const std::string prefix = saved()->prefix;
    set(BroadcastPhase::paused);
    rig_.send_segments(worker, 1, 1);
    set(BroadcastPhase::live);
    rig_.send_segments(worker, 2, 1);
    EXPECT_EQ(saved()->prefix, prefix);
    EXPECT_EQ(last_msn(0), 3U);
    EXPECT_EQ(rig_.outlet.playlist().find("DISCONTINUITY\n"), std::string::npos);
}

TEST_F(BroadcastTest, ANewBroadcastHasANewPrefixAndNumbersFromOne) {
    rig_.start();
    FakeWorker worker = running();
    rig_.send_segments(worker, 0, 3);
    const std::string before = saved()->prefix;
    set(BroadcastPhase::ended);
    set(BroadcastPhase::live);
    EXPECT_NE(saved()->prefix, before);
    rig_.send_segments(worker, 3, 1);
    EXPECT_EQ(last_msn(0), 1U);
    EXPECT_FALSE(media().ended);
}

TEST_F(BroadcastTest, AWorkersReturnInTheSecondBroadcastIsOneDiscontinuity) {
    rig_.start();
    {
        FakeWorker worker = running();
        rig_.send_segments(worker, 0, 2);
        set(BroadcastPhase::ended);
        set(BroadcastPhase::live);
        rig_.send_segments(worker, 2, 2);
    }
    rig_.processes.started.back().end({true, 0, 9});
    rig_.drive();
    FakeWorker next = running();
    rig_.send_segments(next, 0, 1);
    EXPECT_EQ(last_msn(0), 3U);
    EXPECT_NE(rig_.outlet.playlist().find("#EXT-X-DISCONTINUITY\n"), std::string::npos);
}

TEST_F(BroadcastTest, ANewGatewayCarriesOnABroadcastThatBeganWithinARun) {
    rig_.start();
    const std::string run = rig_.processes.started.back().run();
    set(BroadcastPhase::waiting);
    {
        FakeWorker worker = running();
        rig_.send_segments(worker, 0, 4);
        set(BroadcastPhase::live);
        rig_.send_segments(worker, 4, 3);
    }
    const auto before = saved();
    rig_.restart();
    set(BroadcastPhase::live);
    FakeWorker worker = rig_.programme(run);
    rig_.send_inits(worker);
    rig_.send_segments(worker, 2, 6);
    EXPECT_EQ(saved(), before);
    EXPECT_EQ(last_msn(0), 4U);
    EXPECT_EQ(rig_.outlet.playlist().find("DISCONTINUITY\n"), std::string::npos);
}

TEST_F(BroadcastTest, ANewGatewayWaitsOrIsOverAsTheOldOne) {
    rig_.start();
    { FakeWorker worker = running(); }
    set(BroadcastPhase::ended);
    rig_.restart();
    EXPECT_TRUE(media().ended);
    set(BroadcastPhase::waiting);
    rig_.restart();
    EXPECT_EQ(media(), MediaState{});
    EXPECT_TRUE(rig_.outlet.opened.empty());
}

TEST_F(BroadcastTest, AnEndThatACrashKeptFromTheFileIsMadeUpFor) {
    rig_.start();
    const std::string run = rig_.processes.started.back().run();
    {
        FakeWorker worker = running();
        rig_.send_segments(worker, 0, 3);
    }
    rig_.restart();
    set(BroadcastPhase::ended);
    EXPECT_TRUE(saved()->ended);
    FakeWorker worker = rig_.programme(run);
    rig_.send_inits(worker);
    rig_.send_segments(worker, 2, 3);
    EXPECT_TRUE(media().playlist.empty());
    EXPECT_FALSE(was_killed());
}

TEST_F(BroadcastTest, WhatIsFinishedIsHandedOnWithTheEndAsItsLast) {
    rig_.plan.recorded = true;
    rig_.start();
    FakeWorker worker = running();
    rig_.send_segments(worker, 0, 2);
    set(BroadcastPhase::ended);
    const auto& finished = rig_.outlet.finished_of.at(saved()->prefix);
    EXPECT_EQ(finished.size(), 2 + 4 + 1U);
    EXPECT_TRUE(std::holds_alternative<hls::FinishedBroadcast>(finished.back()));
}

TEST_F(BroadcastTest, AStopForGoodIsAnEnd) {
    rig_.plan.recorded = true;
    rig_.start();
    FakeWorker worker = running();
    rig_.send_segments(worker, 0, 1);
    const std::string prefix = saved()->prefix;
    rig_.supervisor->stop(true, [] {});
    EXPECT_TRUE(std::holds_alternative<hls::FinishedBroadcast>(rig_.outlet.finished_of.at(prefix).back()));
}

TEST_F(BroadcastTest, ItIsRecordedWhileTheRoomSaysSo) {
    rig_.plan.recorded = true;
    rig_.start();
    FakeWorker worker = running();
    rig_.send_segments(worker, 0, 2);
    EXPECT_EQ(segments_recorded(), 4U);
    record(false);
    rig_.send_segments(worker, 2, 2);
    EXPECT_EQ(segments_recorded(), 4U);
    EXPECT_FALSE(saved()->recorded);
    record(true);
    rig_.send_segments(worker, 4, 1);
    EXPECT_EQ(segments_recorded(), 6U);
    EXPECT_TRUE(saved()->recorded);
}

// A worker repeats its last seconds to whoever comes next.
TEST_F(BroadcastTest, ANewGatewayRecordsNothingOfATimeInWhichNothingWas) {
    rig_.plan.recorded = true;
    rig_.start();
    const std::string run = rig_.processes.started.back().run();
    {
        FakeWorker worker = running();
        rig_.send_segments(worker, 0, 1);
        record(false);
        rig_.send_segments(worker, 1, 2);
    }
    rig_.restart();
    FakeWorker worker = rig_.programme(run);
    rig_.send_inits(worker);
    rig_.send_segments(worker, 0, 4);
    EXPECT_EQ(segments_recorded(), 0U) << "the room has not said anything yet";
    record(true, observe::wall_ms() + 3'600'000);
    rig_.send_segments(worker, 4, 1);
    EXPECT_EQ(segments_recorded(), 2U) << "by a clock that was set ahead";
}

TEST_F(BroadcastTest, ANewBroadcastIsRecordedAsTheConfigurationSays) {
    rig_.plan.recorded = true;
    rig_.plan.recorded_at_once = false;
    rig_.start();
    FakeWorker worker = running();
    rig_.send_segments(worker, 0, 2);
    EXPECT_EQ(segments_recorded(), 0U);
    record(true);
    rig_.send_segments(worker, 2, 1);
    EXPECT_EQ(segments_recorded(), 2U);
    Broadcast next{BroadcastPhase::ended};
    next.recording = RecordingMode::by_hand;
    rig_.supervisor->set_broadcast("auditorium", next);
    next.phase = BroadcastPhase::live;
    rig_.supervisor->set_broadcast("auditorium", next);
    rig_.drive();
    rig_.send_segments(worker, 3, 2);
    EXPECT_EQ(segments_recorded(), 0U);
}

TEST_F(BroadcastTest, SegmentsFasterThanTimeKillAWorkerThatIsNotPublishedToo) {
    rig_.start();
    set(BroadcastPhase::waiting);
    FakeWorker worker = running();
    worker.send(test::part(0, 1'000'000, 0));
    rig_.drive();
    EXPECT_TRUE(was_killed());
}

}  // namespace
}  // namespace paraninfo::workers
