// The whole programme with several sources, from the pump to the coded parts: what is seen is read from its
// decoded picture, what is heard from its decoded sound.

#include "tests/media/support/watched.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::testing;
using namespace paraninfo::testing::paint;
using namespace std::chrono_literals;
using media_link::Mix;
using media_link::Transition;
using program::Instant;
using Layout = media_link::Scene::Layout;

namespace {

constexpr mix::Size camera{640, 360};

}  // namespace

TEST(MixedProgramme, EverySceneIsSeenAndHeardAndNoFrameIsMissing) {
    MixedRoom room(panel());
    Panelist ana(room.receiver(), "cam-a", camera, green, 700);
    Panelist ben(room.receiver(), "cam-b", {480, 360}, blue, 1100);
    room.go_on(2s);
    const auto show = [&](const Mix& mix) {
        room.studio().take(mix);
        return room.go_on(2500ms);
    };
    const Instant full = show(scene(Layout::full, {"cam-a"}));
    const Instant beside = show(scene(Layout::side_by_side, {"cam-a", "cam-b"}, Transition::fade, 300ms));
    const Instant inside =
        show(scene(Layout::picture_in_picture, {"cam-b", "cam-a"}, Transition::move, 300ms));
    const Instant slate = show(scene(Layout::full, {}, Transition::fade, 300ms));
    const auto at_the_slate = room.programme().health().picture;
    const Instant grid = show(scene(Layout::grid, {"floor", "cam-a", "cam-b"}, Transition::move, 300ms));

    const Watched watched(room);
    expect_unbroken(watched.kept());
    EXPECT_EQ(watched.frames(), watched.frames_sent()) << "each frame of each part is there, once";
    EXPECT_TRUE(watched.shows(full, {{20, 20, green}, {320, 180, green}, {620, 340, green}}));
    EXPECT_TRUE(watched.shows(beside, {{160, 180, green}, {480, 180, blue}, {320, 4, mix::black}}));
    EXPECT_TRUE(watched.shows(inside, {{320, 120, blue}, {546, 300, green}, {20, 180, mix::black}}));
    EXPECT_FALSE(watched.shows(slate, {{160, 180, green}}) || watched.shows(slate, {{320, 120, blue}}));
    EXPECT_EQ(at_the_slate, media_link::Health::Picture::slate);
    // Half of the second panelist's blue and half of the slate's ground.
    EXPECT_GT(watched.shown_between(slate, slate + 500ms, {320, 120, {38, 190, 115}}).showing, 0U);
    EXPECT_TRUE(watched.shows(grid, {{480, 90, green}, {320, 270, blue}}));

    const auto heard = [&](Instant at, double hz) { return watched.level(at, hz) > 0.05; };
    EXPECT_TRUE(heard(full, 700));
    EXPECT_FALSE(heard(full, 1100));
    EXPECT_TRUE(heard(beside, 700) && heard(beside, 1100));
    EXPECT_FALSE(heard(slate, 700) || heard(slate, 1100));
    EXPECT_TRUE(heard(grid, 700) && heard(grid, 1100));
    EXPECT_LT(watched.level(full, 440), 0.01) << "the floor, which is not shown";
    EXPECT_GT(watched.level(grid, 440), 0.02);
    EXPECT_FALSE(said(watched.kept(), "the source is silent")) << "the producer wanted the slate";
}

TEST(MixedProgramme, WhoJoinsDiesLeavesAndComesBackCostsNoFrame) {
    MixedRoom room(panel());
    Mix mix = scene(Layout::full, {"cam-a"});
    mix.sources = {{"cam-a", 0, false, 0ms, media_link::SourceMix::Heard::while_shown, "Ana"}};
    room.studio().take(mix);
    const Instant nobody = room.go_on(2500ms);
    auto ana = std::make_unique<Panelist>(room.receiver(), "cam-a", camera, green, 700);
    const Instant joined = room.go_on(2500ms);
    ana->die();
    room.go_on(1s);
    const Instant dead = room.go_on(2500ms);
    room.receiver().end("cam-a");
    ana = std::make_unique<Panelist>(room.receiver(), "cam-a", mix::Size{320, 180}, blue, 700);
    const Instant back = room.go_on(2500ms);
    ana->leave();
    room.go_on(1s);
    const Instant gone = room.go_on(2500ms);

    const Watched watched(room);
    expect_unbroken(watched.kept());
    EXPECT_EQ(watched.frames(), watched.frames_sent());
    EXPECT_TRUE(watched.shows(joined, {{320, 300, green}}));
    EXPECT_TRUE(watched.shows(back, {{320, 300, blue}}));
    for (const Instant card : {nobody, dead, gone}) {
        EXPECT_FALSE(watched.shows(card, {{320, 300, green}}));
        EXPECT_FALSE(watched.shows(card, {{320, 300, blue}}));
        EXPECT_FALSE(watched.shows(card, {{320, 300, mix::black}})) << "a card, not nothing";
        EXPECT_LT(watched.level(card, 700), 0.01);
    }
    EXPECT_FALSE(said(watched.kept(), "the source is silent")) << "a card is no slate";
}

TEST(MixedProgramme, TheProducerHearsOfEachSource) {
    MixedRoom room(panel());
    Panelist ana(room.receiver(), "cam-a", camera, green, 700);
    ASSERT_TRUE(room.wait_for([](const MixedRoom::Kept& all) {
        const auto of = [&](const std::string& source) {
            return std::count_if(all.pictures.begin(), all.pictures.end(),
                                 [&](const auto& picture) { return picture.source == source; });
        };
        return all.sources.size() > 4 && of("floor") > 1 && of("cam-a") > 1;
    }));
    const MixedRoom::Kept kept = room.kept();
    EXPECT_EQ(kept.sources.back().sources.at(0).source, "floor");
    EXPECT_EQ(kept.sources.back().sources.at(0).state, media_link::SourceState::State::live);
    for (const auto& picture : kept.pictures) {
        EXPECT_TRUE(media_link::is_jpeg(picture.jpeg));
        EXPECT_LE(picture.jpeg.size(), media_link::source_picture_bytes_max);
    }
    const auto last = std::find_if(kept.pictures.rbegin(), kept.pictures.rend(),
                                   [](const auto& picture) { return picture.source == "cam-a"; });
    const std::string file = room.folder / "cam-a.jpg";
    std::ofstream(file, std::ios::binary) << last->jpeg;
    EXPECT_EQ(probe(file, "stream=width,height"), "width=160\nheight=90\n");
}

TEST(MixedProgramme, ADirectRoomWithPanelistsIsRefused) {
    media_link::Configure both = panel();
    both.direct = true;
    EXPECT_THROW(MixedRoom room(both), std::invalid_argument);
}
