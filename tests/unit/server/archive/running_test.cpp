#include "server/archive/running.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/server/archive/tape.hpp"

#include <gtest/gtest.h>

namespace paraninfo::archive {
namespace {

class RunningTest : public testing::Test {
  protected:
    RunningTest() : tape_(folder_, test::publication()) { tape_.write(test::inits(), 0); }

    static SharedBytes ask(Running& running, const std::string& file) {
        return running.find(*hls::parse_address("/hls/auditorium/p1/" + file));
    }

    paraninfo::test::TemporaryFolder scratch_;
    const std::filesystem::path folder_ = scratch_.path() / "auditorium" / "p1";
    RecordingWriter tape_;
};

TEST_F(RunningTest, ReadsOnAsTheRecorderWrites) {
    tape_.write(test::segments(1, 2), 0);
    Running running{folder_, ""};
    EXPECT_TRUE(ask(running, "720p/2.m4s"));
    EXPECT_FALSE(ask(running, "720p/3.m4s"));
    tape_.write(test::segments(3, 3), 0);
    const auto answer = ask(running, "720p/3.m4s");
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->ends_with("\r\n\r\n" + test::body_of(0, 3)));
    tape_.write(std::vector{test::init(0, 1, "second")}, 0);
    EXPECT_TRUE(ask(running, "720p/init-1.mp4")->ends_with("second"));
}

TEST_F(RunningTest, WhoAsksForTheSameSharesItsBytesWhileSomebodyHoldsThem) {
    tape_.write(test::segments(1, 2), 0);
    Running running{folder_, ""};
    const auto first = ask(running, "720p/1.m4s");
    EXPECT_EQ(ask(running, "720p/1.m4s"), first);
    EXPECT_NE(ask(running, "audio/1.m4s"), first);
    EXPECT_EQ(first.use_count(), 1);
}

TEST_F(RunningTest, ATornLineIsReadOnceItIsWhole) {
    tape_.write(test::segments(1, 1), 0);
    const std::string line = segment_line(std::get<hls::FinishedSegment>(test::segment(1, 2)), 0);
    File index = File::writable(folder_ / index_name);
    const auto end = index.size();
    index.write(end, line.substr(0, 20));
    Running running{folder_, ""};
    EXPECT_FALSE(ask(running, "audio/2.m4s"));
    index.write(end, line);
    EXPECT_THROW(ask(running, "audio/2.m4s"), std::system_error) << "listed, and other bytes are there";
}

TEST_F(RunningTest, WhatTheRecorderTakesBackIsReadAnew) {
    tape_.write(test::segments(1, 1), 0);
    File index = File::writable(folder_ / index_name);
    const auto end = index.size();
    index.write(end, segment_line(std::get<hls::FinishedSegment>(test::segment(1, 9)), 0));
    Running running{folder_, ""};
    index.cut(end);
    tape_.write(test::segments(2, 6), 0);
    EXPECT_TRUE(ask(running, "audio/6.m4s"));
    EXPECT_TRUE(ask(running, "720p/2.m4s"));
    EXPECT_FALSE(ask(running, "audio/9.m4s"));
}

TEST_F(RunningTest, ItIsOfOneRoomAndPublication) {
    const Running running{folder_, ""};
    EXPECT_TRUE(running.is_of("auditorium", "p1"));
    EXPECT_FALSE(running.is_of("auditorium", "p2"));
    EXPECT_FALSE(running.is_of("table", "p1"));
    EXPECT_THROW(Running(scratch_.path() / "auditorium" / "p2", ""), std::system_error);
}

TEST_F(RunningTest, WhatWasKeptIsSaidAsAPlaylistNeedsIt) {
    tape_.write(test::segments(7, 9), 0);
    const auto kept = kept_of(scratch_.path(), test::publication());
    ASSERT_EQ(kept.size(), 2U);
    ASSERT_EQ(kept[1].size(), 3U);
    const auto& one = kept[1][1];
    EXPECT_EQ(one.msn, 8U);
    EXPECT_EQ(one.wall_ms, test::began_ms + 16'000);
    EXPECT_EQ(one.duration, std::chrono::seconds{2});
    EXPECT_TRUE(one.complete && one.on_disk && !one.gap && !one.answer);
}

TEST_F(RunningTest, NothingWasKeptOfAnotherPublicationOrOtherRenditions) {
    tape_.write(test::segments(7, 9), 0);
    EXPECT_TRUE(kept_of(scratch_.path(), test::publication("p2")).empty());
    auto other = test::publication();
    other.renditions.pop_back();
    EXPECT_TRUE(kept_of(scratch_.path(), other).empty());
}

}  // namespace
}  // namespace paraninfo::archive
