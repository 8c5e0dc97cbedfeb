// What one run leaves behind, and the next begins with.
#include "server/hls/publication.hpp"
#include "tests/unit/server/hls/broadcast.hpp"

#include <gtest/gtest.h>

namespace paraninfo::hls {
namespace {

TEST(PublicationRuns, ARenditionThatWasFarBehindKeepsNoRunOut) {
    const auto next_run_after = [](Broadcast& broadcast, std::uint64_t ahead) {
        broadcast.segments(2);
        for (std::uint64_t part = 0; part < ahead * parts_in_segment; ++part) {
            EXPECT_EQ(broadcast.part_of(hd), Fault::none);
            broadcast.next();
        }
        broadcast.begin(broadcast.publication.next_run());
        return broadcast.last_fault;
    };
    Broadcast within;
    EXPECT_EQ(next_run_after(within, gap_segments_max), Fault::none);
    within.segments(1);
    EXPECT_EQ(within.last_fault, Fault::none) << "all go on at one number";
    Broadcast over;
    EXPECT_EQ(next_run_after(over, gap_segments_max + 1), Fault::bad_run);
}

}  // namespace
}  // namespace paraninfo::hls
