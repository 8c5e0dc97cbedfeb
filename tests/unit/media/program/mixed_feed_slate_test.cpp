// What goes over into the slate and out of it, frame by frame.

#include "media/program/mixed_feed.hpp"

#include "tests/unit/media/program/mixing.hpp"

using namespace paraninfo;
using namespace paraninfo::program;
using namespace paraninfo::program::test;
using namespace paraninfo::testing;
using namespace paraninfo::testing::paint;
using namespace std::chrono_literals;
using media_link::Transition;
using Layout = media_link::Scene::Layout;

namespace {

constexpr auto length = 333ms;
constexpr int steps = 10;  // frames of it
constexpr mix::Colour other_slate{120, 60, 200};

// In the frame `step` of those steps.
mix::Colour between(mix::Colour from, mix::Colour to, int step) {
    const int weight = 255 * step / steps;
    const auto part = [weight](int one, int other) {
        return static_cast<std::uint8_t>(one + (other - one) * weight / 256);
    };
    return {part(from.y, to.y), part(from.u, to.u), part(from.v, to.v)};
}

class MixedFeedSlateTest : public MixedFeedTest {
  protected:
    // What follows in the middle of the picture until the transition is over.
    void expect_fade(mix::Colour from, mix::Colour to) {
        for (int step = 1; step < steps; ++step)
            EXPECT_EQ(at(next(), 160, 90), between(from, to, step)) << step;
    }
    // Where the lower third lies, beside its letters: without it, and how far it is from that.
    mix::Colour clean() const { return at(feed.clean_picture(), 18, 160); }
    int third_of(const gst::SharedBuffer& picture) const {
        return std::abs(at(picture, 18, 160).y - clean().y);
    }
};

}  // namespace

TEST_F(MixedFeedSlateTest, AFadeGoesOverIntoTheSlateInItsFramesAndThenLeavesThePictureToIt) {
    after(3);
    show(Layout::full, {}, Transition::fade, length);
    expect_fade(red, mix::white);
    EXPECT_EQ(next(), nullptr);
    EXPECT_TRUE(feed.wants_slate());
}

TEST_F(MixedFeedSlateTest, AFadeGoesOverOutOfTheSlateInItsFramesAndThenIsTheSceneUntouched) {
    show(Layout::full, {});
    EXPECT_EQ(after(3), nullptr);
    show(Layout::full, {floor_source}, Transition::fade, length);
    expect_fade(mix::white, red);
    EXPECT_EQ(next(), hall.shown);
    EXPECT_FALSE(feed.wants_slate());
}

TEST_F(MixedFeedSlateTest, TheSlateIsSeenAsItIsInEachFrame) {
    after(3);
    show(Layout::full, {}, Transition::fade, length);
    EXPECT_EQ(at(after(4), 160, 90), between(red, mix::white, 4));
    slate = plain_picture(size, other_slate);
    EXPECT_EQ(at(next(), 160, 90), between(red, other_slate, 5)) << "its clock went on";
}

TEST_F(MixedFeedSlateTest, WhereNothingGoesOverTheSlateIsNotAskedFor) {
    const std::vector<std::string> nothing, floor{floor_source};
    for (const auto& sources : {nothing, floor, nothing, floor}) {
        show(Layout::full, sources);
        after(3);
    }
    silent = true;
    after(3);
    EXPECT_EQ(slates, 0);
    silent = false;
    show(Layout::full, {}, Transition::fade, length);
    after(2 * steps);
    EXPECT_EQ(slates, steps - 1);
}

TEST_F(MixedFeedSlateTest, InAMoveEverythingFadesWhereItLies) {
    sends("cam-a", green);
    sends("cam-b", blue);
    show(Layout::side_by_side, {"cam-a", "cam-b"});
    const auto scene = after(3);
    const auto expect_at = [&](const gst::SharedBuffer& picture, int step) {
        for (const int x : {80, 160, 240})
            EXPECT_EQ(at(picture, x, 90), between(at(scene, x, 90), mix::white, step)) << x << ' ' << step;
    };
    show(Layout::side_by_side, {}, Transition::move, length);
    for (int step = 1; step < steps; ++step) expect_at(next(), step);
    EXPECT_EQ(after(3), nullptr);
    show(Layout::side_by_side, {"cam-a", "cam-b"}, Transition::move, length);
    for (int step = 1; step < steps; ++step) {
        const auto picture = next();
        for (const int x : {80, 160, 240})
            EXPECT_EQ(at(picture, x, 90), between(mix::white, at(scene, x, 90), step)) << x << ' ' << step;
    }
    for (const int x : {80, 160, 240}) EXPECT_EQ(at(next(), x, 90), at(scene, x, 90));
}

TEST_F(MixedFeedSlateTest, AFloorAloneWithoutAPictureIsTheSlateThatOtherScenesFadeFromAndTo) {
    sends("cam-a", green);
    silent = true;
    EXPECT_EQ(after(3), nullptr);
    show(Layout::full, {"cam-a"}, Transition::fade, length);
    mix::Colour last = mix::white;
    for (int step = 1; step <= steps; ++step) {
        const mix::Colour here = at(next(), 160, 90);
        EXPECT_LT(here.y, last.y) << step;
        last = here;
    }
    EXPECT_TRUE(alike(last, green, 5));
    show(Layout::full, {floor_source}, Transition::fade, length);
    expect_fade(last, mix::white);
    EXPECT_EQ(next(), nullptr);
    EXPECT_FALSE(feed.wants_slate()) << "nobody wants it: the floor has no picture";
}

TEST_F(MixedFeedSlateTest, BetweenTheSlateAndAFloorWithoutAPictureThereIsNothingToMix) {
    silent = true;
    show(Layout::full, {}, Transition::fade, length);
    for (int i = 0; i < 2 * steps; ++i) EXPECT_EQ(next(), nullptr);
    show(Layout::full, {floor_source}, Transition::fade, length);
    for (int i = 0; i < 2 * steps; ++i) EXPECT_EQ(next(), nullptr);
    EXPECT_EQ(slates, 0);
}

TEST_F(MixedFeedSlateTest, AnotherTakeEndsTheTransitionAtOnce) {
    after(3);
    show(Layout::full, {}, Transition::fade, length);
    after(4);
    show(Layout::full, {floor_source});
    EXPECT_EQ(next(), hall.shown) << "a cut";
    show(Layout::full, {}, Transition::fade, length);
    after(4);
    show(Layout::full, {floor_source}, Transition::fade, length);
    EXPECT_EQ(at(next(), 160, 90), between(mix::white, red, 1)) << "from the slate alone";
}

TEST_F(MixedFeedSlateTest, TheLowerThirdGoesWithTheSceneAndComesWithItAndCleanPicturesHaveNone) {
    feed.want_clean_picture(true);
    mix_.third_line_1 = "Ana María Ruiz";
    show(Layout::full, {floor_source});
    EXPECT_GT(third_of(after(20)), 20);
    show(Layout::full, {}, Transition::fade, length);
    for (int step = 1; step < steps; ++step) {
        const int third = third_of(next());
        EXPECT_EQ(clean(), between(red, mix::white, step)) << step;
        EXPECT_GT(third, 0) << step;
        EXPECT_LE(third, 255 * (steps - step) / steps) << step << ": as much of it as of the scene";
    }
    EXPECT_EQ(next(), nullptr);
    EXPECT_EQ(feed.clean_picture(), nullptr);
    show(Layout::full, {floor_source}, Transition::fade, length);
    EXPECT_LE(third_of(next()), 255 / steps);
    EXPECT_EQ(clean(), between(mix::white, red, 1));
    after(steps - 1);
    EXPECT_EQ(clean(), red);
}

TEST_F(MixedFeedSlateTest, ALevelThatIsMovedWithinAMoveDoesNotMakeItAFade) {
    sends("cam-a", green);
    sends("cam-b", blue);
    show(Layout::side_by_side, {"cam-a", "cam-b"});
    after(3);
    show(Layout::side_by_side, {"cam-b", "cam-a"}, Transition::move, length);
    after(steps / 2);
    mix_.transition = Transition::cut;
    mix_.sources = {{"cam-a", 600}};
    feed.mix(mix_);
    const auto picture = next();
    for (const int x : {80, 240}) {
        const mix::Colour here = at(picture, x, 90);
        EXPECT_TRUE(alike(here, green, 5) || alike(here, blue, 5) || here == mix::black) << x;
    }
}
