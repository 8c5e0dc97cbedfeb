#include "server/workers/reception.hpp"

#include "tests/unit/server/workers/rig.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace paraninfo::workers {
namespace {

using test::FakeWorker;
using test::Rig;

const std::string unknown_run(32, '0');

TEST(Reception, ARunThatNobodyKnowsIsToldToStop) {
    Rig rig;
    rig.start();
    FakeWorker stranger = rig.programme(unknown_run);
    EXPECT_EQ(stranger.next(), media_link::Message{media_link::Stop{}});
    EXPECT_FALSE(rig.status().connected);
    rig.pass(rig.plan.timings.hello);
    EXPECT_TRUE(stranger.is_cut_off());
}

TEST(Reception, WhoSpeaksOnlyAnotherVersionIsToldToStop) {
    Rig rig;
    rig.start();
    FakeWorker future = rig.connect();
    media_link::Hello hello = rig.hello(rig.processes.started.back().run());
    hello.version_min = hello.version_max = 2;
    future.send(hello);
    rig.drive();
    EXPECT_EQ(future.next(), media_link::Message{media_link::Stop{}});
}

TEST(Reception, WhoSaysSomethingElseFirstIsCutOff) {
    Rig rig;
    rig.start();
    FakeWorker stranger = rig.connect();
    stranger.send(media_link::Health{});
    rig.drive();
    EXPECT_TRUE(stranger.is_cut_off());
}

TEST(Reception, NonsenseIsCutOffAndTheRealOneStillCome) {
    Rig rig;
    rig.start();
    FakeWorker stranger = rig.connect();
    stranger.send_raw(std::string(100, 'x'));
    rig.drive();
    EXPECT_TRUE(stranger.is_cut_off());
    const FakeWorker worker = rig.programme();
    EXPECT_TRUE(rig.status().connected);
}

TEST(Reception, WhoSaysNothingIsCutOffInTime) {
    Rig rig;
    rig.start();
    FakeWorker silent = rig.connect();
    rig.drive();
    rig.pass(rig.plan.timings.hello - std::chrono::milliseconds{1});
    EXPECT_FALSE(silent.is_cut_off());
    rig.pass(std::chrono::milliseconds{1});
    EXPECT_TRUE(silent.is_cut_off());
}

TEST(Reception, NoMoreWaitThanItsLimit) {
    Rig rig;
    rig.start();
    std::vector<FakeWorker> all;
    for (std::size_t i = 0; i < Reception::waiting_max; ++i) {
        all.push_back(rig.connect());
        rig.drive();
    }
    FakeWorker one_more = rig.connect();
    rig.drive();
    EXPECT_FALSE(all.back().is_cut_off());
    EXPECT_TRUE(one_more.is_cut_off());
}

}  // namespace
}  // namespace paraninfo::workers
