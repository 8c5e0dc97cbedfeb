#include "server/hls/snapshot.hpp"

#include <gtest/gtest.h>

namespace paraninfo::hls {
namespace {

RenditionView view() {
    RenditionView made;
    made.name = "720p";
    made.playlist = {share_bytes("plain"), share_bytes("plain gzip"), share_bytes("blocking"),
                     share_bytes("blocking gzip")};
    made.last_msn = 8;
    made.last_msn_parts = 6;
    made.hint_msn = 9;
    made.hint_part = 2;
    made.segments = {{7, share_bytes("seven")}, {8, share_bytes("eight")}};
    made.parts = {{8, 0, share_bytes("8.0")},
                  {8, 1, share_bytes("8.1")},
                  {9, 0, share_bytes("9.0")},
                  {9, 1, share_bytes("9.1")}};
    return made;
}

TEST(Snapshot, ShowsTellsWhatIsListed) {
    auto made = view();
    EXPECT_TRUE(made.shows(8, std::nullopt));
    EXPECT_FALSE(made.shows(9, std::nullopt));
    EXPECT_TRUE(made.shows(9, 1));
    EXPECT_FALSE(made.shows(9, 2));
    EXPECT_TRUE(made.shows(8, 5));
    EXPECT_TRUE(made.shows(8, 6));
    EXPECT_FALSE(made.shows(10, 0));
    made.hint_part = 0;
    EXPECT_FALSE(made.shows(8, 6));
    made.playlist = {};
    EXPECT_FALSE(made.shows(1, std::nullopt));
}

TEST(Snapshot, TablesFindWhatIsThereAndNothingElse) {
    const auto made = view();
    EXPECT_EQ(*made.find_segment(8), "eight");
    EXPECT_EQ(made.find_segment(6), nullptr);
    EXPECT_EQ(made.find_segment(9), nullptr);
    EXPECT_EQ(*made.find_part(9, 0), "9.0");
    EXPECT_EQ(made.find_part(8, 2), nullptr);
    EXPECT_EQ(made.find_part(10, 0), nullptr);
    EXPECT_EQ(made.find_init(0), nullptr);
}

TEST(Snapshot, EachHeaderBlockHasItsBuffer) {
    const auto made = view();
    EXPECT_EQ(*made.playlist.pick(false, false), "plain");
    EXPECT_EQ(*made.playlist.pick(false, true), "plain gzip");
    EXPECT_EQ(*made.playlist.pick(true, false), "blocking");
    EXPECT_EQ(*made.playlist.pick(true, true), "blocking gzip");
}

TEST(Snapshot, ARenditionIsFoundByItsName) {
    Snapshot snapshot;
    snapshot.renditions.push_back(std::make_shared<RenditionView>(view()));
    EXPECT_EQ(snapshot.index_of("720p"), 0U);
    EXPECT_EQ(snapshot.index_of("audio"), 1U);
}

}  // namespace
}  // namespace paraninfo::hls
