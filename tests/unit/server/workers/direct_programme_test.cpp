// A direct room's programme: a timeline within a run is to its publication what another run would be.
#include "server/workers/programme.hpp"

#include "tests/unit/server/workers/rig.hpp"

#include <gtest/gtest.h>

namespace paraninfo::workers {
namespace {

using media_link::Discontinuity;
using test::count;
using test::FakeWorker;
using test::Rig;

class DirectProgrammeTest : public testing::Test {
  protected:
    DirectProgrammeTest() {
        rig_.plan.programmes.front().direct = true;
        rig_.start();
    }
    FakeWorker showing(std::uint64_t segments) {
        FakeWorker worker = rig_.programme();
        rig_.send_inits(worker);
        rig_.send_segments(worker, 0, segments);
        return worker;
    }
    // The timeline with this number, from its beginning.
    void go_over(FakeWorker& worker, std::uint32_t number, std::uint64_t segments) {
        worker.send(Discontinuity{number});
        media_link::Init passed = test::video_init();
        passed.width = 1920;
        passed.height = 1080;
        passed.bytes = "passed" + std::to_string(number);
        worker.send(passed);
        worker.send(test::audio_init());
        rig_.send_segments(worker, 0, segments);
    }
    bool killed() const { return rig_.processes.started.back().killed; }
    RunFile file() const { return *load_run(rig_.programme_file()); }

    Rig rig_;
};

TEST_F(DirectProgrammeTest, ADiscontinuityIsOneInThePlaylistAndNumbersGoOn) {
    FakeWorker worker = showing(3);
    go_over(worker, 1, 2);
    EXPECT_FALSE(killed());
    EXPECT_EQ(rig_.outlet.video().last_msn, 5U);
    for (const auto& view : rig_.outlet.newest->renditions)
        EXPECT_EQ(count(*view->playlist.plain, "#EXT-X-DISCONTINUITY\n"), 1U) << *view->playlist.plain;
    EXPECT_EQ(count(rig_.outlet.playlist(), "#EXT-X-MAP"), 2U);
    EXPECT_EQ(file().publication->timeline, 1U);
    EXPECT_EQ(file().publication->first.first_msn, 4U);
}

TEST_F(DirectProgrammeTest, ThePassedOnesOwnSizeIsAnnounced) {
    FakeWorker worker = showing(2);
    go_over(worker, 1, 1);
    EXPECT_NE(rig_.outlet.newest->multivariant.plain->find("RESOLUTION=1920x1080"), std::string::npos);
}

TEST_F(DirectProgrammeTest, TheNextGatewayGoesOnInTheTimelineThatItKnows) {
    {
        FakeWorker worker = showing(3);
        go_over(worker, 1, 2);
        worker.close();
    }
    const std::string run = file().run.run;
    rig_.restart();
    FakeWorker worker = rig_.programme(run);
    go_over(worker, 1, 3);
    EXPECT_EQ(rig_.outlet.video().last_msn, 6U) << "segments 0 to 2 of a timeline that begins with 4";
    EXPECT_EQ(count(rig_.outlet.playlist(), "#EXT-X-DISCONTINUITY\n"), 1U);
}

TEST_F(DirectProgrammeTest, TheNextGatewayTakesATimelineThatBeganMeanwhileForANewOne) {
    {
        FakeWorker worker = showing(3);
        worker.close();
    }
    const std::string run = file().run.run;
    rig_.restart();
    FakeWorker worker = rig_.programme(run);
    go_over(worker, 1, 2);
    EXPECT_GT(rig_.outlet.video().last_msn, 5U) << "above all that the gateway before may have given away";
    EXPECT_EQ(file().publication->timeline, 1U);
    EXPECT_EQ(file().publication->first.ordinal, 1U);
}

TEST_F(DirectProgrammeTest, TheSameTimelineAgainUponANewConnectionChangesNothing) {
    FakeWorker worker = showing(2);
    go_over(worker, 1, 2);
    worker.send(Discontinuity{1});
    rig_.drive();
    EXPECT_FALSE(killed());
    EXPECT_EQ(count(rig_.outlet.playlist(), "#EXT-X-DISCONTINUITY\n"), 1U);
}

TEST_F(DirectProgrammeTest, TimelinesFasterThanTimeKill) {
    FakeWorker worker = showing(1);
    worker.send(Discontinuity{1000});
    rig_.drive();
    EXPECT_TRUE(killed());
}

TEST_F(DirectProgrammeTest, AnEarlierTimelineKills) {
    FakeWorker worker = showing(1);
    go_over(worker, 2, 1);
    worker.send(Discontinuity{1});
    rig_.drive();
    EXPECT_TRUE(killed());
}

TEST(MixedProgramme, ADiscontinuityKills) {
    Rig rig;
    rig.start();
    FakeWorker worker = rig.programme();
    rig.send_inits(worker);
    worker.send(Discontinuity{1});
    rig.drive();
    EXPECT_TRUE(rig.processes.started.back().killed);
}

}  // namespace
}  // namespace paraninfo::workers
