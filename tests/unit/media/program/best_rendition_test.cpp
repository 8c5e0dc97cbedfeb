#include "media/program/best_rendition.hpp"

#include <gtest/gtest.h>

#include <string>

namespace paraninfo::program {
namespace {

constexpr std::uint64_t group = 60;  // frames from key frame to key frame
constexpr std::uint64_t patience = 30;

// The frames of a rendition, as they come; what is shown of them.
struct Shown {
    BestRendition best{2, patience};
    std::string from(std::size_t rendition, std::uint64_t begin, std::uint64_t end) {
        std::string shown;
        for (std::uint64_t frame = begin; frame < end; ++frame)
            shown +=
                best.take(rendition, frame, frame % group == 0) ? static_cast<char>('0' + rendition) : '-';
        return shown;
    }
};

std::string all_of(char what, std::size_t count = 10) {
    return std::string(count, what);
}

TEST(BestRendition, TheBestIsShownFromItsFirstKeyFrame) {
    Shown shown;
    EXPECT_EQ(shown.from(0, 50, 60), all_of('-'));
    EXPECT_EQ(shown.from(1, 50, 70), all_of('-', 20)) << "the least one is faster";
    EXPECT_EQ(shown.from(0, 60, 70), all_of('0'));
    EXPECT_EQ(shown.from(1, 70, 80), all_of('-'));
}

TEST(BestRendition, ALesserOneTakesTheBestOnesPlaceAtAKeyFrame) {
    Shown shown;
    shown.from(0, 0, 80);
    EXPECT_EQ(shown.from(1, 0, 120), all_of('-', 120));
    EXPECT_EQ(shown.from(1, 120, 180), all_of('1', 60));
}

TEST(BestRendition, ABetterOneThatIsBackIsShownFromItsOwnKeyFrame) {
    Shown shown;
    shown.from(0, 0, 10);
    shown.from(1, 0, 180);
    EXPECT_EQ(shown.from(0, 180, 185), all_of('0', 5)) << "it comes first";
    EXPECT_EQ(shown.from(1, 180, 185), all_of('-', 5));
}

TEST(BestRendition, ABetterOneThatIsLateIsWaitedForAtTheNextKeyFrame) {
    Shown shown;
    shown.from(0, 0, 10);
    EXPECT_EQ(shown.from(1, 0, 185), all_of('-', 60) + all_of('1', 125));
    EXPECT_EQ(shown.from(0, 180, 240), all_of('-', 60)) << "what it brings was shown already";
    EXPECT_EQ(shown.from(1, 185, 250), all_of('1', 55) + all_of('-', 10));
    EXPECT_EQ(shown.from(0, 240, 250), all_of('0'));
}

TEST(BestRendition, NoFrameIsShownTwiceOrBackwards) {
    Shown shown;
    EXPECT_EQ(shown.from(0, 0, 10), all_of('0'));
    EXPECT_EQ(shown.from(0, 5, 10), all_of('-', 5));
    EXPECT_EQ(shown.from(0, 10, 12), "00");
}

}  // namespace
}  // namespace paraninfo::program
