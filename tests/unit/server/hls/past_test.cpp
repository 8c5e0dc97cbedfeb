#include "server/hls/past.hpp"

#include <gtest/gtest.h>

namespace paraninfo::hls {
namespace {

using namespace std::chrono_literals;

StoredSegment segment(std::uint64_t msn, std::uint32_t init = 0) {
    StoredSegment made;
    made.msn = msn;
    made.run_ordinal = init;
    made.init_number = init;
    made.complete = true;
    made.duration = 2s;
    made.answer = share_bytes("media");
    return made;
}

void add(Past& past, std::uint64_t first, std::uint64_t last) {
    for (auto msn = first; msn <= last; ++msn) past.add(segment(msn));
}

TEST(Past, IsWrittenInBlocksThatBeginAtFixedNumbers) {
    Past past;
    EXPECT_TRUE(past.empty());
    add(past, 30, 64);
    ASSERT_EQ(past.blocks().size(), 2U);
    EXPECT_EQ(past.blocks()[0].first_msn, 30U);
    EXPECT_EQ(past.blocks()[0].segments, 2U);
    EXPECT_EQ(past.blocks()[1].first_msn, 32U);
    EXPECT_EQ(past.blocks()[1].duration, 64s);
    EXPECT_EQ(past.rest().size(), 1U);
    EXPECT_EQ(past.first_msn(), 30U);
    EXPECT_EQ(past.segments(), 35U);
    EXPECT_EQ(past.blocks()[0].text,
              "#EXT-X-PROGRAM-DATE-TIME:1970-01-01T00:00:00.000Z\n#EXTINF:2.00000,\n30.m4s\n"
              "#EXT-X-PROGRAM-DATE-TIME:1970-01-01T00:00:00.000Z\n#EXTINF:2.00000,\n31.m4s\n");
}

TEST(Past, HoldsNoMedia) {
    Past past;
    add(past, 1, 2);
    EXPECT_EQ(past.rest().front().answer, nullptr);
}

TEST(Past, AMapStandsWhereItChangesAlsoAtTheBeginOfABlock) {
    Past past;
    add(past, 1, 31);
    past.add(segment(32, 1));
    for (std::uint64_t msn = 33; msn < 64; ++msn) past.add(segment(msn, 1));
    EXPECT_EQ(past.blocks()[0].text.find("EXT-X-MAP"), std::string::npos) << "the playlist's head has it";
    EXPECT_TRUE(past.blocks()[1].text.starts_with("#EXT-X-MAP:URI=\"init-1.mp4\"\n"));
    EXPECT_EQ(past.blocks()[1].first_init, 1U);
    EXPECT_EQ(past.last_init(), 1U);
}

TEST(Past, WholeBlocksLeaveWhileWhatRemainsIsLongEnough) {
    Past past;
    add(past, 1, 100);
    past.trim(160s, 24s);  // 200 s without the first 62 s, and 24 s behind them
    EXPECT_EQ(past.first_msn(), 32U);
    EXPECT_EQ(past.duration(), 138s);
    EXPECT_EQ(past.segments(), 69U);
    past.trim(160s, 24s);
    EXPECT_EQ(past.first_msn(), 32U);
    past.clear();
    EXPECT_TRUE(past.empty());
    EXPECT_EQ(past.duration(), 0s);
    past.trim(0s, 0s);
}

}  // namespace
}  // namespace paraninfo::hls
