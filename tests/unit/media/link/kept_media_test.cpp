#include "media/link/kept_media.hpp"

#include <gtest/gtest.h>

namespace paraninfo::link {
namespace {

using media_link::Gap;
using media_link::Init;
using media_link::Part;
using std::chrono::seconds;

Frame frame_of(const std::string& text) {
    return std::make_shared<const std::string>(text);
}

// Two renditions of one part a segment, two seconds each; the frame names what it is.
void add_segment(KeptMedia& kept, std::uint64_t segment, std::size_t size = 4) {
    for (std::uint16_t rendition = 0; rendition < 2; ++rendition) {
        Part part;
        part.rendition = rendition;
        part.segment = segment;
        part.captured_at = seconds{2 * segment};
        std::string name = std::to_string(segment) + "/" + std::to_string(rendition);
        name.resize(std::max(size, name.size()), ' ');
        kept.add(part, frame_of(name));
    }
}

std::vector<std::string> names(const KeptMedia& kept) {
    std::vector<std::string> all;
    for (const Frame& frame : kept.frames()) all.push_back(frame->substr(0, frame->find(' ')));
    return all;
}

TEST(KeptMedia, KeepsPartsInTheOrderInWhichTheyCame) {
    KeptMedia kept{seconds{12}, 1000};
    add_segment(kept, 0);
    add_segment(kept, 1);
    EXPECT_EQ(names(kept), (std::vector<std::string>{"0/0", "0/1", "1/0", "1/1"}));
}

TEST(KeptMedia, InitsComeFirstAndANewOneReplacesTheOld) {
    KeptMedia kept{seconds{12}, 1000};
    Init init;
    init.rendition = 1;
    add_segment(kept, 0);
    kept.add(init, frame_of("old"));
    kept.add(init, frame_of("new"));
    EXPECT_EQ(names(kept), (std::vector<std::string>{"new", "0/0", "0/1"}));
}

TEST(KeptMedia, AWholeSegmentGoesWhenTheRestReachesBackFarEnough) {
    KeptMedia kept{seconds{4}, 1000};
    for (std::uint64_t segment = 0; segment < 3; ++segment) add_segment(kept, segment);
    EXPECT_EQ(names(kept).front(), "0/0");
    add_segment(kept, 3);
    EXPECT_EQ(names(kept), (std::vector<std::string>{"1/0", "1/1", "2/0", "2/1", "3/0", "3/1"}));
}

TEST(KeptMedia, OldSegmentsGoWhenThereAreTooManyBytes) {
    KeptMedia kept{seconds{100}, 40};
    for (std::uint64_t segment = 0; segment < 2; ++segment) add_segment(kept, segment, 10);
    EXPECT_EQ(kept.bytes(), 40U);
    add_segment(kept, 2, 10);
    EXPECT_EQ(names(kept), (std::vector<std::string>{"1/0", "1/1", "2/0", "2/1"}));
    EXPECT_EQ(kept.bytes(), 40U);
}

TEST(KeptMedia, TheNewestSegmentIsNeverDropped) {
    KeptMedia kept{seconds{1}, 1};
    add_segment(kept, 0, 10);
    EXPECT_EQ(names(kept).size(), 2U);
}

TEST(KeptMedia, ThumbnailsComeLastAndNoMoreThanTheNewestFew) {
    KeptMedia kept{seconds{12}, 1000};
    for (std::size_t i = 0; i <= KeptMedia::thumbnails_max; ++i)
        kept.add(media_link::Thumbnail{seconds{4 * i}, {}}, frame_of("thumbnail " + std::to_string(i)));
    add_segment(kept, 0);
    EXPECT_EQ(kept.bytes(), 8U);
    const std::vector<Frame> frames = kept.frames();
    ASSERT_EQ(frames.size(), 2 + KeptMedia::thumbnails_max);
    EXPECT_EQ(*frames[2], "thumbnail 1");
    EXPECT_EQ(*frames.back(), "thumbnail " + std::to_string(KeptMedia::thumbnails_max));
}

TEST(KeptMedia, AGapIsKeptAsThePartThatItStandsFor) {
    KeptMedia kept{seconds{12}, 1000};
    kept.add(Gap{}, frame_of("gap"));
    EXPECT_EQ(names(kept), std::vector<std::string>{"gap"});
}

TEST(KeptMedia, NothingElseIsKept) {
    KeptMedia kept{seconds{12}, 1000};
    kept.add(media_link::Health{}, frame_of("health"));
    kept.add(media_link::Levels{}, frame_of("levels"));
    EXPECT_TRUE(kept.frames().empty());
}

TEST(KeptMedia, OfAnEarlierTimelineNothingIsKept) {
    KeptMedia kept{seconds{12}, 1000};
    kept.add(Init{}, frame_of("init"));
    add_segment(kept, 5);
    kept.add(media_link::Discontinuity{2}, frame_of("timeline"));
    EXPECT_EQ(names(kept), std::vector<std::string>{"timeline"});
    EXPECT_EQ(kept.bytes(), 0U);
    kept.add(Init{}, frame_of("init2"));
    add_segment(kept, 0);
    EXPECT_EQ(names(kept), (std::vector<std::string>{"timeline", "init2", "0/0", "0/1"}));
}

}  // namespace
}  // namespace paraninfo::link
