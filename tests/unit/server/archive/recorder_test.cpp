#include "server/archive/recorder.hpp"

#include "server/archive/folder.hpp"
#include "server/observe/metrics.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/server/archive/tape.hpp"

#include <gtest/gtest.h>

namespace paraninfo::archive {
namespace {

constexpr std::uint64_t gib = 1ULL << 30;

class RecorderTest : public testing::Test {
  protected:
    Recorder& recorder(bool own_thread = false) {
        RecorderOptions options;
        options.folder = scratch_.path() / "recordings";
        options.quota = quota_;
        options.wall_ms = [this] { return now_ms_; };
        options.free_bytes = [this](const auto&) { return free_; };
        options.on_recorded = [this](const Recorded& more) {
            recorded_.insert(recorded_.end(), more.segments.begin(), more.segments.end());
        };
        options.own_thread = own_thread;
        options.records = records_;
        recorder_ = std::make_unique<Recorder>(std::move(options));
        return *recorder_;
    }
    void record(Recorder& to, const std::string& name, std::uint64_t last, bool ends) {
        auto finished = test::inits();
        for (auto& one : test::segments(1, last)) finished.push_back(std::move(one));
        if (ends) finished.emplace_back(std::in_place_type<hls::FinishedBroadcast>);
        to.take(test::publication(name), std::move(finished));
        to.step();
    }
    std::vector<std::string> kept() const {
        std::vector<std::string> names;
        for (const auto& one : recordings_of(scratch_.path() / "recordings", "auditorium"))
            names.push_back(one.publication);
        return names;
    }

    paraninfo::test::TemporaryFolder scratch_;
    Quota quota_{10 * gib, std::chrono::days{30}};
    std::int64_t now_ms_ = test::began_ms;
    std::uint64_t free_ = 100 * gib;
    bool records_ = true;
    std::vector<std::pair<std::size_t, std::uint64_t>> recorded_;
    std::unique_ptr<Recorder> recorder_;
};

using Names = std::vector<std::string>;

TEST_F(RecorderTest, WritesOnItsOwnThreadAndTheLastAtTheLatestWhenItGoes) {
    recorder(true).take(test::publication(), test::inits());
    recorder_->take(test::publication(), test::segments(1, 4));
    recorder_.reset();
    const auto read = test::recorded_in(scratch_.path() / "recordings" / "auditorium" / "p1");
    EXPECT_EQ(read.renditions[1].segments.size(), 4U);
    EXPECT_EQ(recorded_.size(), 8U);
}

TEST_F(RecorderTest, SaysWhatIsOnTheDisk) {
    record(recorder(), "p1", 2, false);
    using Pair = std::pair<std::size_t, std::uint64_t>;
    EXPECT_EQ(recorded_, (std::vector<Pair>{{0, 1}, {1, 1}, {0, 2}, {1, 2}}));
}

TEST_F(RecorderTest, WhereNothingIsRecordedNoRoomIsMissed) {
    auto& left = observe::gauge("paraninfo_recordings_left_bytes", "");
    free_ = 0;
    left.set(-1);
    records_ = false;
    recorder().step();
    EXPECT_EQ(left.value(), -1);
    records_ = true;
    recorder().step();
    EXPECT_EQ(left.value(), 0);
}

TEST_F(RecorderTest, WhatWasLostAndComesAgainTooLateIsNotOnTheDisk) {
    auto& tape = recorder();
    record(tape, "p1", 1, false);
    tape.take(test::publication(), test::segments(3, 3));
    tape.take(test::publication(), test::segments(2, 2));
    tape.step();
    using Pair = std::pair<std::size_t, std::uint64_t>;
    EXPECT_EQ(recorded_, (std::vector<Pair>{{0, 1}, {1, 1}, {0, 3}, {1, 3}}));
}

TEST_F(RecorderTest, ADiskBelowTheJournalsReserveTakesNothingMoreAndGoesOnLater) {
    auto& tape = recorder();
    record(tape, "p1", 1, false);
    free_ = Recorder::reserve_bytes + Recorder::ahead_bytes - 1;
    tape.take(test::publication(), test::segments(2, 2));
    tape.step();
    free_ = 100 * gib;
    tape.take(test::publication(), test::segments(3, 3));
    tape.step();
    const auto read = test::recorded_in(scratch_.path() / "recordings" / "auditorium" / "p1");
    ASSERT_EQ(read.renditions[0].segments.size(), 2U);
    EXPECT_EQ(read.renditions[0].segments.back().msn, 3U);
    EXPECT_EQ(recorded_.size(), 4U);
}

TEST_F(RecorderTest, AtTheQuotaTheOldestThatIsOverMakesRoom) {
    quota_.bytes = Recorder::ahead_bytes + 1500;
    auto& tape = recorder();
    record(tape, "p1", 2, true);
    record(tape, "p2", 2, true);
    record(tape, "p3", 2, false);
    tape.step();
    EXPECT_EQ(kept(), (Names{"p2", "p3"}));
    for (std::uint64_t msn = 3; msn < 12; ++msn) {
        tape.take(test::publication("p3"), test::segments(msn, msn));
        tape.step();
    }
    EXPECT_EQ(kept(), Names{"p3"});
    const auto read = test::recorded_in(scratch_.path() / "recordings" / "auditorium" / "p3");
    EXPECT_LT(read.renditions[0].segments.size(), 11U) << "alone at the quota it stops";
    EXPECT_LT(read.bytes(), 2000U);
}

TEST_F(RecorderTest, WhatAFormerProcessLeftIsNotErasedWhileItMayGoOn) {
    quota_.bytes = Recorder::ahead_bytes + 1500;
    record(recorder(), "p1", 5, false);
    recorder_.reset();
    recorder();
    EXPECT_EQ(kept(), Names{"p1"}) << "at the quota, and with nothing of it written yet";
    now_ms_ += 12'000 + std::chrono::milliseconds{abandoned_after}.count() + 1;
    recorder_->step();
    EXPECT_EQ(kept(), Names{}) << "nobody went on with it";
}

TEST_F(RecorderTest, WhatGoesOnIsNotErasedThoughNothingOfItIsRecordedForLong) {
    quota_.bytes = Recorder::ahead_bytes + 1500;
    record(recorder(), "p1", 5, false);
    recorder_.reset();
    recorder().take(test::publication("p1"), {});
    recorder_->step();
    now_ms_ += 3'600'000;
    recorder_->step();
    EXPECT_EQ(kept(), Names{"p1"});
    record(*recorder_, "p1", 5, true);
    recorder_->step();
    EXPECT_EQ(kept(), Names{}) << "it is over";
}

TEST_F(RecorderTest, OfABroadcastThatWasNeverRecordedNotEvenTheEndIsKept) {
    auto& tape = recorder();
    const auto end = [] {
        return std::vector<hls::Finished>{hls::Finished{std::in_place_type<hls::FinishedBroadcast>}};
    };
    tape.take(test::publication("p1"), {});
    tape.take(test::publication("p1"), end());
    record(tape, "p2", 1, false);
    tape.take(test::publication("p2"), end());
    tape.step();
    EXPECT_EQ(kept(), Names{"p2"});
    EXPECT_FALSE(std::filesystem::exists(scratch_.path() / "recordings" / "auditorium" / "p1"));
    EXPECT_TRUE(test::recorded_in(scratch_.path() / "recordings" / "auditorium" / "p2").ended_ms.has_value());
}

TEST_F(RecorderTest, WhatGoesOnIsNotErasedForWantOfRoomForMoreOfIt) {
    quota_.bytes = Recorder::ahead_bytes + 1500;
    record(recorder(), "p1", 5, false);
    recorder_.reset();
    recorder().take(test::publication("p1"), test::segments(6, 6));
    recorder_->step();
    now_ms_ += 12'000 + std::chrono::milliseconds{abandoned_after}.count() + 1;
    recorder_->step();
    EXPECT_EQ(kept(), Names{"p1"});
}

TEST_F(RecorderTest, WhatIsErasedIsGoneForWhoStillReadsIt) {
    record(recorder(), "p1", 2, true);
    const auto file = scratch_.path() / "recordings" / "auditorium" / "p1" / media_name("720p");
    const File open = File::readable(file);
    EXPECT_GT(open.size(), 0U);
    now_ms_ += std::chrono::milliseconds{std::chrono::days{31}}.count();
    recorder_->step();
    EXPECT_EQ(kept(), Names{});
    EXPECT_EQ(open.size(), 0U) << "and so is its room on the disk";
    EXPECT_THROW(open.read(0, 1), std::system_error);
}

TEST_F(RecorderTest, AnotherNameOfWhatIsErasedIsSomebodysCopy) {
    record(recorder(), "p1", 2, true);
    const auto copy = scratch_.path() / "copy";
    std::filesystem::create_hard_link(
        scratch_.path() / "recordings" / "auditorium" / "p1" / media_name("720p"), copy);
    now_ms_ += std::chrono::milliseconds{std::chrono::days{31}}.count();
    recorder_->step();
    EXPECT_EQ(kept(), Names{});
    EXPECT_GT(std::filesystem::file_size(copy), 0U);
}

TEST_F(RecorderTest, WhatIsTooOldIsErasedAtTheStart) {
    record(recorder(), "p1", 2, true);
    recorder_.reset();
    now_ms_ += std::chrono::milliseconds{std::chrono::days{31}}.count();
    recorder();
    EXPECT_EQ(kept(), Names{});
}

TEST_F(RecorderTest, WhatWaitsIsBounded) {
    auto& tape = recorder();
    hls::FinishedSegment large = std::get<hls::FinishedSegment>(test::segment(0, 1));
    large.media = test::bytes(std::string(Recorder::waiting_bytes_max, 'x'));
    tape.take(test::publication(), {test::init(0), large});
    tape.take(test::publication(), test::segments(2, 2));
    tape.step();
    EXPECT_TRUE(recorded_.size() == 2U) << "one byte over is dropped, what fits is written";
    EXPECT_EQ(recorded_.front().second, 2U);
}

TEST_F(RecorderTest, TheNextBroadcastOfARoomHasItsOwnFolder) {
    auto& tape = recorder();
    record(tape, "p1", 2, true);
    record(tape, "p2", 1, false);
    EXPECT_EQ(kept(), (Names{"p1", "p2"}));
}

}  // namespace
}  // namespace paraninfo::archive
