#include "server/workers/supervisor.hpp"

#include "tests/unit/server/workers/rig.hpp"

#include <gtest/gtest.h>

namespace paraninfo::workers {
namespace {

using test::FakeWorker;
using test::Rig;

media_link::Feeds feeds() {
    media_link::Feeds m;
    m.address = "127.0.0.1";
    m.port = 8890;
    m.feeds = {{"main", "main", "correct-horse-battery"}};
    return m;
}

TEST(Supervisor, StartsEachWorkerThatThePlanNames) {
    Rig rig;
    rig.plan.ingest = feeds();
    rig.start();
    ASSERT_EQ(rig.processes.started.size(), 2U);
    EXPECT_EQ(rig.processes.started.front().argument("--role"), "ingest");
    const auto& programme = rig.processes.started.back();
    EXPECT_EQ(programme.argument("--role"), "programme");
    EXPECT_EQ(programme.argument("--room"), "auditorium");
    EXPECT_EQ(programme.argument("--socket"), rig.plan.run_dir / "media.sock");
    EXPECT_TRUE(media_link::is_run_id(programme.run()));
}

TEST(Supervisor, WithoutAnSrtFeedThereIsNoIngest) {
    Rig rig;
    rig.start();
    EXPECT_EQ(rig.processes.started.size(), 1U);
}

TEST(Supervisor, TheFirstFeedThatIsPublishedBringsTheIngest) {
    Rig rig;
    rig.start();
    rig.supervisor->set_feeds(feeds());
    rig.drive();
    ASSERT_EQ(rig.processes.started.size(), 2U);
    EXPECT_EQ(rig.processes.started.back().argument("--role"), "ingest");
    EXPECT_EQ(rig.supervisor->feeds().feeds().count("main"), 1U);
}

TEST(Supervisor, SaysOfEachWorkerWhetherItIsThere) {
    Rig rig;
    rig.start();
    FakeWorker worker = rig.programme();
    ASSERT_EQ(rig.supervisor->status().size(), 1U);
    EXPECT_EQ(rig.supervisor->status()[0].name, "programme-auditorium");
    EXPECT_TRUE(rig.supervisor->status()[0].connected);
    worker.close();
    rig.drive();
    EXPECT_FALSE(rig.supervisor->status()[0].connected);
}

TEST(Supervisor, StoppingForGoodTellsTheWorkersAndWaitsForTheirEnd) {
    Rig rig;
    rig.start();
    FakeWorker worker = rig.programme();
    EXPECT_TRUE(worker.next());
    bool done = false;
    rig.supervisor->stop(true, [&done] { done = true; });
    rig.drive();
    EXPECT_EQ(worker.next(), media_link::Message{media_link::Stop{}});
    EXPECT_FALSE(done);
    rig.processes.started.back().end({true, 0, 0});
    rig.supervisor->tick();
    EXPECT_TRUE(done);
    EXPECT_EQ(rig.processes.started.size(), 1U);
    EXPECT_FALSE(std::filesystem::exists(rig.programme_file()));
}

TEST(Supervisor, AWorkerThatDoesNotStopIsKilled) {
    Rig rig;
    rig.start();
    FakeWorker worker = rig.programme();
    bool done = false;
    rig.supervisor->stop(true, [&done] { done = true; });
    worker.send(media_link::Health{});
    rig.pass(rig.plan.timings.stop - std::chrono::milliseconds{1});
    EXPECT_FALSE(rig.processes.started.back().killed);
    rig.pass(std::chrono::milliseconds{1});
    EXPECT_TRUE(rig.processes.started.back().killed);
}

TEST(Supervisor, StoppingForARestartLeavesTheWorkersAlone) {
    Rig rig;
    rig.start();
    FakeWorker worker = rig.programme();
    EXPECT_TRUE(worker.next());
    bool done = false;
    rig.supervisor->stop(false, [&done] { done = true; });
    rig.drive();
    EXPECT_TRUE(done);
    EXPECT_FALSE(rig.processes.started.back().killed);
    EXPECT_FALSE(worker.next());
    EXPECT_TRUE(worker.is_cut_off());
    EXPECT_TRUE(std::filesystem::exists(rig.programme_file()));
}

TEST(Supervisor, TheRunFolderIsForItsOwnerAlone) {
    Rig rig;
    rig.start();
    EXPECT_EQ(std::filesystem::status(rig.plan.run_dir).permissions(), std::filesystem::perms::owner_all);
}

}  // namespace
}  // namespace paraninfo::workers
