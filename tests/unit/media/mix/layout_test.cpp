#include "media/mix/layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

using namespace paraninfo;
using namespace paraninfo::mix;
using Layout = media_link::Scene::Layout;

namespace {

constexpr Size hd{1280, 720};
constexpr std::array layouts{Layout::full, Layout::side_by_side, Layout::picture_in_picture, Layout::grid,
                             Layout::screen_with_speaker};

std::vector<Guest> guests(std::size_t count, Size size = hd, bool may_be_cut = false) {
    std::vector<Guest> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back({std::to_string(i), size, may_be_cut});
    return all;
}

bool even(const Rectangle& area) {
    return area.x % 2 == 0 && area.y % 2 == 0 && area.width % 2 == 0 && area.height % 2 == 0;
}

bool within(const Rectangle& area, Size size) {
    return area.x >= 0 && area.y >= 0 && area.width >= 2 && area.height >= 2 &&
           area.x + area.width <= size.width && area.y + area.height <= size.height;
}

bool overlap(const Rectangle& one, const Rectangle& other) {
    return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height &&
           other.y < one.y + one.height;
}

// Even coordinates may cost two pixels of each side.
bool same_aspect(const Rectangle& one, const Rectangle& other) {
    const double at_least =
        double(one.width - 2) / (one.height + 2) / (double(other.width + 2) / (other.height - 2));
    const double at_most =
        double(one.width + 2) / (one.height - 2) / (double(other.width - 2) / (other.height + 2));
    return at_least <= 1 && at_most >= 1;
}

void expect_sound(const std::vector<Place>& places, Size programme, std::span<const Guest> of) {
    for (const Place& place : places) {
        const auto guest = std::find_if(of.begin(), of.end(),
                                        [&place](const Guest& one) { return one.source == place.source; });
        ASSERT_NE(guest, of.end());
        EXPECT_TRUE(within(place.area, programme)) << place.source;
        EXPECT_TRUE(within(place.cut, guest->size)) << place.source;
        EXPECT_TRUE(even(place.area) && even(place.cut));
    }
}

}  // namespace

TEST(Layout, OneSourceInFullIsTheWholePicture) {
    const auto places = arrange(Layout::full, hd, guests(1));
    ASSERT_EQ(places.size(), 1U);
    EXPECT_EQ(places[0], (Place{"0", {0, 0, 1280, 720}, {0, 0, 1280, 720}, 255}));
}

TEST(Layout, AnotherAspectLiesBetweenBars) {
    const auto places = arrange(Layout::full, hd, guests(1, {640, 480}));
    EXPECT_EQ(places[0].area, (Rectangle{160, 0, 960, 720}));
    EXPECT_EQ(arrange(Layout::full, hd, guests(1, {720, 1280}))[0].area.height, 720);
}

TEST(Layout, NoLayoutReachesOutsideThePictureWhateverComes) {
    for (const Layout layout : layouts)
        for (const Size programme : {hd, Size{640, 360}, Size{1920, 1080}, Size{32, 32}, Size{360, 640}})
            for (const Size size :
                 {hd, Size{640, 480}, Size{2, 2}, Size{1920, 2}, Size{2, 1080}, Size{641, 361}})
                for (std::size_t count = 0; count <= 12; ++count)
                    for (const bool may_be_cut : {false, true}) {
                        const auto all = guests(count, size, may_be_cut);
                        const auto places = arrange(layout, programme, all);
                        EXPECT_EQ(places.size(), std::min(count, places_of(layout)));
                        expect_sound(places, programme, all);
                    }
}

TEST(Layout, WhatMayNotBeCutIsSeenWholeAndInItsAspect) {
    for (const Layout layout : layouts)
        for (std::size_t count = 1; count <= 9; ++count)
            for (const Place& place : arrange(layout, hd, guests(count, {1024, 768}))) {
                EXPECT_EQ(place.cut, (Rectangle{0, 0, 1024, 768}));
                EXPECT_TRUE(same_aspect(place.area, place.cut));
            }
}

TEST(Layout, ACameraIsCutInTheMiddleAndNotDistorted) {
    const auto places = arrange(Layout::side_by_side, hd, guests(2, hd, true));
    for (const Place& place : places) {
        EXPECT_TRUE(same_aspect(place.area, place.cut));
        EXPECT_EQ(place.cut.height, 720);
        EXPECT_GE(place.cut.width, 1280 * 7 / 10);
        EXPECT_NEAR(place.cut.x, 1280 - place.cut.x - place.cut.width, 2);
    }
    EXPECT_EQ(places[0].area.width, places[1].area.width);
}

TEST(Layout, PlacesLieBesideEachOtherExceptInsidePicture) {
    for (const Layout layout : {Layout::side_by_side, Layout::grid, Layout::screen_with_speaker})
        for (std::size_t count = 2; count <= 9; ++count) {
            const auto places = arrange(layout, hd, guests(count, {1920, 1080}));
            for (std::size_t i = 0; i < places.size(); ++i)
                for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(overlap(places[i].area, places[j].area));
        }
    const auto inside = arrange(Layout::picture_in_picture, hd, guests(2));
    EXPECT_TRUE(overlap(inside[0].area, inside[1].area));
    EXPECT_EQ(inside[0].area, (Rectangle{0, 0, 1280, 720}));
}

TEST(Layout, AGridsCellsAreOfOneSize) {
    for (std::size_t count = 2; count <= 9; ++count) {
        const auto places = arrange(Layout::grid, hd, guests(count, hd, true));
        for (const Place& place : places) {
            EXPECT_EQ(place.area.width, places[0].area.width);
            EXPECT_EQ(place.area.height, places[0].area.height);
        }
    }
}

TEST(Layout, AScreenThatFitsIsNotScaled) {
    auto all = guests(2);
    all[0].size = {800, 600};
    const auto fits = arrange(Layout::screen_with_speaker, hd, all);
    EXPECT_EQ(fits[0].area.width, 800);
    EXPECT_EQ(fits[0].area.height, 600);
    EXPECT_FALSE(overlap(fits[0].area, fits[1].area));
    all[0].size = {1920, 1080};
    const auto large = arrange(Layout::screen_with_speaker, hd, all);
    EXPECT_GT(large[0].area.width, 900) << "as large as possible";
    EXPECT_TRUE(same_aspect(large[0].area, large[0].cut));
    EXPECT_FALSE(overlap(large[0].area, large[1].area));
}

TEST(Layout, AScreenAsLargeAsTheProgrammeIsNotScaledEitherAndSpeakersLieAboveItAtTheLowerRight) {
    for (const Size screen : {hd, Size{1024, 720}, Size{1280, 480}, Size{994, 690}})
        for (std::size_t count = 2; count <= 4; ++count) {
            auto all = guests(count, hd, true);
            all[0] = {"0", screen, false};
            const auto places = arrange(Layout::screen_with_speaker, hd, all);
            EXPECT_EQ(places[0].cut, (Rectangle{0, 0, screen.width, screen.height}));
            EXPECT_EQ(places[0].area.width, screen.width) << "pixel by pixel";
            EXPECT_EQ(places[0].area.height, screen.height);
            EXPECT_NEAR(places[0].area.x, 1280 - places[0].area.x - screen.width, 2) << "in the middle";
            EXPECT_NEAR(places[0].area.y, 720 - places[0].area.y - screen.height, 2);
            EXPECT_EQ(places.back().area, (Rectangle{1052, 546, 212, 158})) << "a sixth of the width, 4:3";
            for (std::size_t i = 2; i < count; ++i) {
                EXPECT_EQ(places[i].area.x, places[1].area.x);
                EXPECT_GT(places[i].area.y, places[i - 1].area.y + places[i - 1].area.height);
            }
        }
}

TEST(Layout, OnePixelMoreThanTheProgrammeAndAScreenIsScaledBesideItsSpeakers) {
    for (const Size screen : {Size{1281, 720}, Size{1280, 721}}) {
        auto all = guests(2, hd, true);
        all[0] = {"0", screen, false};
        const auto places = arrange(Layout::screen_with_speaker, hd, all);
        EXPECT_LT(places[0].area.width, 1000);
        EXPECT_FALSE(overlap(places[0].area, places[1].area));
    }
}

TEST(Layout, ACameraInAScreensPlaceHasItsSpeakersBesideIt) {
    const auto places = arrange(Layout::screen_with_speaker, hd, guests(2, hd, true));
    EXPECT_FALSE(overlap(places[0].area, places[1].area));
}

TEST(Layout, AMoveBeginsAtTheFirstSceneAndEndsAtTheSecond) {
    const auto all = guests(2, hd, true);
    const auto from = arrange(Layout::side_by_side, hd, all);
    const auto to = arrange(Layout::picture_in_picture, hd, all);
    EXPECT_EQ(between(from, to, 0, 20), from);
    EXPECT_EQ(between(from, to, 20, 20), to);
    int last = from[0].area.width;
    for (unsigned step = 0; step <= 20; ++step) {
        const auto here = between(from, to, step, 20);
        expect_sound(here, hd, all);
        EXPECT_GE(here[0].area.width, last) << "the way is gone in one direction";
        last = here[0].area.width;
    }
}

TEST(Layout, WhatComesFadesInAndWhatGoesFadesOut) {
    const auto all = guests(3);
    const auto from = arrange(Layout::picture_in_picture, hd, std::span(all).first(2));
    const std::vector<Guest> others{all[0], all[2]};
    const auto to = arrange(Layout::picture_in_picture, hd, others);
    const auto half = between(from, to, 10, 20);
    ASSERT_EQ(half.size(), 3U);
    EXPECT_EQ(half[0].alpha, 255U);
    EXPECT_EQ(half[1].source, "2");
    EXPECT_NEAR(half[1].alpha, 127, 2);
    EXPECT_EQ(half[2].source, "1");
    EXPECT_NEAR(half[2].alpha, 127, 2);
}

TEST(Layout, ScenesThatShareNothingAreCrossFaded) {
    const auto all = guests(2);
    const auto half = between(arrange(Layout::full, hd, std::span(all).first(1)),
                              arrange(Layout::full, hd, std::span(all).last(1)), 10, 20);
    ASSERT_EQ(half.size(), 2U);
    EXPECT_EQ(half[0].source, "1");
    EXPECT_EQ(half[0].alpha, 255U) << "or the picture would become dark on the way";
    EXPECT_NEAR(half[1].alpha, 127, 2);
}
