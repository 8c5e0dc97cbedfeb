#include "server/workers/worker.hpp"

#include "server/observe/metrics.hpp"
#include "tests/unit/server/workers/rig.hpp"

#include <gtest/gtest.h>

#include <csignal>

namespace paraninfo::workers {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using test::FakeWorker;
using test::Rig;

constexpr Ending crashed{true, 0, SIGSEGV};

class WorkerTest : public testing::Test {
  protected:
    WorkerTest() { rig_.start(); }

    std::size_t starts() const { return rig_.processes.started.size(); }
    bool is_killed() const { return rig_.processes.started.back().killed; }
    void end(Ending ending) {
        rig_.processes.started.back().end(ending);
        rig_.drive();
    }
    // Connects and brings a picture.
    FakeWorker showing() {
        FakeWorker worker = rig_.programme();
        rig_.send_inits(worker);
        rig_.send_segments(worker, 0, 1);
        return worker;
    }

    Rig rig_;
};

TEST_F(WorkerTest, OneThatEndsIsStartedAgainAtOnceUnderANewRun) {
    const std::string before = rig_.processes.started.back().run();
    const FakeWorker worker = showing();
    end(killed_from_outside);
    EXPECT_EQ(starts(), 2U);
    EXPECT_NE(rig_.processes.started.back().run(), before);
    EXPECT_EQ(rig_.status().starts, 2U);
}

TEST_F(WorkerTest, HealthKeepsItAliveAndItsAbsenceKillsIt) {
    FakeWorker worker = showing();
    for (int i = 0; i < 5; ++i) {
        rig_.pass(rig_.plan.timings.silence - milliseconds{1});
        EXPECT_FALSE(is_killed());
        worker.send(media_link::Health{});
        rig_.drive();
    }
    rig_.pass(rig_.plan.timings.silence);
    EXPECT_TRUE(is_killed());
    EXPECT_EQ(rig_.status().kills, 1U);
    EXPECT_EQ(starts(), 1U);
    end({true, 0, SIGKILL});
    EXPECT_EQ(starts(), 2U);
}

TEST_F(WorkerTest, ItsHealthIsOnTheMetricsPage) {
    FakeWorker worker = showing();
    media_link::Health health;
    health.frames_dropped = 7;
    health.renditions_shed = 2;
    worker.send(health);
    rig_.drive();
    const std::string page = observe::metrics_page();
    EXPECT_NE(page.find("paraninfo_worker_frames_dropped{worker=\"programme-auditorium\"} 7"),
              std::string::npos);
    EXPECT_NE(page.find("paraninfo_worker_renditions_shed{worker=\"programme-auditorium\"} 2"),
              std::string::npos);
}

TEST_F(WorkerTest, OneThatNeverConnectsIsKilled) {
    rig_.pass(rig_.plan.timings.first_health - milliseconds{1});
    EXPECT_FALSE(is_killed());
    rig_.pass(milliseconds{1});
    EXPECT_TRUE(is_killed());
}

TEST_F(WorkerTest, OneThatLosesItsConnectionMayComeBack) {
    FakeWorker worker = showing();
    worker.close();
    rig_.drive();
    EXPECT_FALSE(rig_.status().connected);
    rig_.pass(rig_.plan.timings.adoption - milliseconds{1});
    EXPECT_FALSE(is_killed());
    FakeWorker again = rig_.programme();
    EXPECT_TRUE(rig_.status().connected);
    rig_.pass(rig_.plan.timings.adoption);
    EXPECT_FALSE(is_killed());
}

TEST_F(WorkerTest, OneThatLosesItsConnectionAndStaysAwayIsKilled) {
    FakeWorker worker = showing();
    worker.close();
    rig_.drive();
    rig_.pass(rig_.plan.timings.adoption);
    EXPECT_TRUE(is_killed());
}

TEST_F(WorkerTest, ACrashLoopIsSlowedDown) {
    const std::size_t most = rig_.plan.timings.starts_per_minute_max;
    for (std::size_t crash = 1; crash < most; ++crash) {
        end(crashed);
        EXPECT_EQ(starts(), crash + 1);
    }
    end(crashed);
    EXPECT_EQ(starts(), most);
    rig_.pass(seconds{59});
    EXPECT_EQ(starts(), most);
    rig_.pass(seconds{1});
    EXPECT_EQ(starts(), most + 1);
}

TEST_F(WorkerTest, ACrashAfterAPictureCountsToo) {
    for (std::size_t crash = 0; crash < rig_.plan.timings.starts_per_minute_max; ++crash) {
        const FakeWorker worker = showing();
        end(crashed);
    }
    EXPECT_EQ(starts(), rig_.plan.timings.starts_per_minute_max);
}

TEST_F(WorkerTest, OneKilledFromOutsideAfterItsPictureIsAlwaysBackAtOnce) {
    for (std::size_t kill = 0; kill < 20; ++kill) {
        const FakeWorker worker = showing();
        end(killed_from_outside);
        EXPECT_EQ(starts(), kill + 2);
    }
}

TEST_F(WorkerTest, AProgramThatCannotBeStartedIsTriedAgainEverySecond) {
    rig_.processes.refuse = true;
    const FakeWorker worker = showing();
    end(killed_from_outside);
    EXPECT_EQ(starts(), 1U);
    rig_.processes.refuse = false;
    rig_.pass(milliseconds{999});
    EXPECT_EQ(starts(), 1U);
    rig_.pass(milliseconds{1});
    EXPECT_EQ(starts(), 2U);
}

TEST_F(WorkerTest, ASecondHelloIsAFault) {
    FakeWorker worker = rig_.programme();
    worker.send(rig_.hello(rig_.processes.started.back().run()));
    rig_.drive();
    EXPECT_TRUE(is_killed());
}

TEST_F(WorkerTest, AFaultyFrameKillsIt) {
    FakeWorker worker = rig_.programme();
    worker.send_raw(std::string(8, '\xff'));
    rig_.drive();
    EXPECT_TRUE(is_killed());
    EXPECT_TRUE(worker.is_cut_off());
}

TEST_F(WorkerTest, AFormerGatewaysProcessIsTakenOverByItsRun) {
    const std::string run = rig_.processes.started.back().run();
    rig_.restart();
    EXPECT_EQ(starts(), 1U);
    EXPECT_EQ(rig_.status().adoptions, 1U);
    const FakeWorker worker = rig_.programme(run);
    EXPECT_TRUE(rig_.status().connected);
}

TEST_F(WorkerTest, AFormerGatewaysProcessThatStaysAwayIsKilledAndReplaced) {
    rig_.restart();
    rig_.pass(rig_.plan.timings.adoption);
    EXPECT_TRUE(rig_.processes.adopted.back().killed);
    rig_.processes.adopted.back().end({});
    EXPECT_EQ(starts(), 2U);
}

TEST_F(WorkerTest, AFormerGatewaysProcessThatIsGoneIsReplacedAtOnce) {
    rig_.processes.alive = false;
    rig_.restart();
    EXPECT_EQ(starts(), 2U);
    EXPECT_EQ(rig_.status().adoptions, 0U);
}

TEST_F(WorkerTest, ProcessesOfAnotherBootAreNobodys) {
    auto file = load_run(rig_.programme_file());
    ASSERT_TRUE(file);
    file->run.boot = "another";
    store_run(rig_.programme_file(), *file);
    rig_.restart();
    EXPECT_EQ(starts(), 2U);
}

}  // namespace
}  // namespace paraninfo::workers
