// The whole programme with several sources, from the pump to the coded parts: what is seen is read from its
// decoded picture, what is heard from its decoded sound.

#include "tests/media/support/mixed_room.hpp"
#include "tests/media/support/programme_signs.hpp"
#include "tests/support/goertzel.hpp"

#include <gtest/gtest.h>

#include <cstring>

using namespace paraninfo;
using namespace paraninfo::testing;
using namespace std::chrono_literals;
using media_link::Mix;
using media_link::Transition;
using program::Instant;
using Layout = media_link::Scene::Layout;

namespace {

constexpr mix::Size camera{640, 360};

media_link::Configure panel() {
    media_link::Configure configure = single::configuration(MixedRoom::size.width, MixedRoom::size.height);
    configure.source.kind = media_link::Source::Kind::test;
    configure.contribution.taken = true;
    return configure;
}

// What the programme showed and said, once it is over.
class Watched {
  public:
    explicit Watched(MixedRoom& room) : kept_(room.kept()) {
        const std::string folder = room.folder / "";
        picture_ = decoded(kept_, single::video, folder, "-f rawvideo -pix_fmt yuv420p");
        sound_ = decoded(kept_, single::audio, folder, "-f s16le -ar 48000 -ac 2");
    }

    const MixedRoom::Kept& kept() const { return kept_; }
    std::size_t frames() const { return picture_.size() / layout.bytes; }
    // Of the parts, by their durations.
    std::size_t frames_sent() const {
        Instant sum{0};
        for (const auto& part : kept_.parts.at(single::video)) sum += part.duration;
        return static_cast<std::size_t>(std::lround(std::chrono::duration<double>(sum).count() * 30));
    }

    struct Spot {
        int x;
        int y;
        mix::Colour colour;
    };
    // Whether there is a frame within two seconds of half a second after `from` that shows all of these.
    bool shows(Instant from, const std::vector<Spot>& spots) const {
        const std::size_t first = index(from + 500ms);
        EXPECT_LT(first, frames());
        for (std::size_t frame = first; frame < std::min(first + 60, frames()); ++frame)
            if (std::all_of(spots.begin(), spots.end(), [&](const Spot& spot) {
                    return alike(at(frame, spot.x, spot.y), spot.colour, 14);
                }))
                return true;
        return false;
    }
    // In the second that begins a second after `from`.
    double level(Instant from, double hz) const {
        const auto begin = static_cast<std::size_t>((from + 1s - start()).count() / 1'000'000 * 48) * 4;
        std::vector<std::int16_t> samples(2 * 48000);
        if (begin + 48000 * 4 > sound_.size()) {
            ADD_FAILURE() << "no sound was coded there";
            return 0;
        }
        std::memcpy(samples.data(), sound_.data() + begin, 4 * 48000);
        return level_of_tone(samples, hz);
    }

  private:
    inline static const mix::PictureLayout layout{MixedRoom::size.width, MixedRoom::size.height};

    Instant start() const { return kept_.parts.at(single::video).front().captured_at; }
    std::size_t index(Instant at) const { return static_cast<std::size_t>((at - start()) * 30 / 1s); }
    mix::Colour at(std::size_t frame, int x, int y) const {
        const auto byte = [&](std::size_t plane, int stride, int column, int row) {
            return static_cast<std::uint8_t>(
                picture_[frame * layout.bytes + plane + static_cast<std::size_t>(row * stride + column)]);
        };
        return {byte(0, layout.luma_stride, x, y), byte(layout.u_at, layout.chroma_stride, x / 2, y / 2),
                byte(layout.v_at, layout.chroma_stride, x / 2, y / 2)};
    }

    MixedRoom::Kept kept_;
    std::string picture_;
    std::string sound_;
};

Mix scene(Layout layout, std::vector<std::string> sources, Transition transition = Transition::cut,
          std::chrono::milliseconds length = 0ms) {
    Mix mix;
    mix.scene = {layout, std::move(sources)};
    mix.transition = transition;
    mix.transition_ms = length;
    return mix;
}

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
    const Instant slate = show(scene(Layout::full, {}));
    const Instant grid = show(scene(Layout::grid, {"floor", "cam-a", "cam-b"}));

    const Watched watched(room);
    expect_unbroken(watched.kept());
    EXPECT_EQ(watched.frames(), watched.frames_sent()) << "each frame of each part is there, once";
    EXPECT_TRUE(watched.shows(full, {{20, 20, green}, {320, 180, green}, {620, 340, green}}));
    EXPECT_TRUE(watched.shows(beside, {{160, 180, green}, {480, 180, blue}, {320, 4, mix::black}}));
    EXPECT_TRUE(watched.shows(inside, {{320, 120, blue}, {546, 300, green}, {20, 180, mix::black}}));
    EXPECT_FALSE(watched.shows(slate, {{160, 180, green}}) || watched.shows(slate, {{320, 120, blue}}));
    EXPECT_TRUE(watched.shows(grid, {{480, 90, green}, {320, 270, blue}}));

    const auto heard = [&](Instant at, double hz) { return watched.level(at, hz) > 0.05; };
    EXPECT_TRUE(heard(full, 700));
    EXPECT_FALSE(heard(full, 1100));
    EXPECT_TRUE(heard(beside, 700) && heard(beside, 1100));
    EXPECT_FALSE(heard(slate, 700) || heard(slate, 1100));
    EXPECT_TRUE(heard(grid, 700) && heard(grid, 1100));
    EXPECT_LT(watched.level(full, 440), 0.01) << "the floor, which is not shown";
    EXPECT_GT(watched.level(grid, 440), 0.02);
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
