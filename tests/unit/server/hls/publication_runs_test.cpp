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

// A source of many megabits beside many languages.
TEST(PublicationRuns, OneRenditionMayHoldMoreThanItsShare) {
    auto settings = broadcast_settings();
    while (settings.renditions.size() < 16)
        settings.renditions.push_back(
            {"audio-" + std::to_string(settings.renditions.size()), Kind::audio, "", "", 0});
    Broadcast broadcast(settings);
    const std::string large(3U << 20, 'x');
    for (std::size_t i = 0; i < parts_in_segment + 2; ++i) {
        const auto index = static_cast<std::uint32_t>(i % parts_in_segment);
        const Part part{hd,    1 + i / parts_in_segment, index, video_part, index == 0, index == 5,
                        false, broadcast.since_anchor(), large};
        ASSERT_EQ(broadcast.publication.part(part, broadcast.now), Fault::none) << i;
        broadcast.next();
    }
    EXPECT_GT(broadcast.publication.bytes(), store_bytes_max / 16);
}

}  // namespace
}  // namespace paraninfo::hls
