#include "media/mix/picture_mixer.hpp"

#include "tests/support/i420.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::mix;
using namespace paraninfo::testing;
using namespace paraninfo::testing::paint;

namespace {

constexpr Size size{320, 180};
constexpr Rectangle all{0, 0, 320, 180};
constexpr int rounding = 5;  // of many taps' weights, in GStreamer's resampler

struct PictureMixerTest : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
    Colour at(const gst::SharedBuffer& picture, int x, int y) { return colour_at(picture, size, x, y); }
    PictureMixer mixer{size};
};

Layer in_full(const gst::SharedBuffer& picture, Size of = size) {
    return {picture, {"a", {0, 0, of.width, of.height}, all, 255}};
}

// Every second pixel white: whatever is scaled, or moved by half a pixel, is grey.
std::vector<std::uint8_t> chequer(Size of) {
    auto bytes = plain_bytes(of, black);
    const PictureLayout layout(of.width, of.height);
    for (int y = 0; y < of.height; ++y)
        for (int x = (y & 1); x < of.width; x += 2)
            bytes[static_cast<std::size_t>(y * layout.luma_stride + x)] = white.y;
    return bytes;
}

}  // namespace

TEST_F(PictureMixerTest, ASingleFinishedPictureIsHandedOnUntouched) {
    const auto sized = plain_picture(size, red);
    EXPECT_EQ(mixer.compose(std::array{in_full(sized)}), sized);
    const auto plain = unsaid_picture(size, red);
    EXPECT_EQ(mixer.compose(std::array{in_full(plain)}), plain)
        << "of the programme's size without saying so";
}

TEST_F(PictureMixerTest, AnotherLayoutOfMemoryIsNotHandedOn) {
    const PictureLayout layout(size.width + 64, size.height);
    std::vector<std::uint8_t> bytes(layout.bytes);
    Canvas(layout, bytes).fill({0, 0, 320, 180}, green);
    GstBuffer* buffer = gst_buffer_new_memdup(bytes.data(), bytes.size());
    gsize offsets[4] = {0, layout.u_at, layout.v_at, 0};
    gint strides[4] = {layout.luma_stride, layout.chroma_stride, layout.chroma_stride, 0};
    gst_buffer_add_video_meta_full(buffer, GST_VIDEO_FRAME_FLAG_NONE, GST_VIDEO_FORMAT_I420, 320, 180, 3,
                                   offsets, strides);
    const auto padded = gst::share(buffer);
    const auto out = mixer.compose(std::array{in_full(padded)});
    EXPECT_NE(out, padded);
    EXPECT_EQ(gst_buffer_get_size(out.get()), PictureLayout(320, 180).bytes);
    for (const int x : {0, 160, 319}) EXPECT_TRUE(alike(at(out, x, 179), green)) << x;
}

TEST_F(PictureMixerTest, PicturesOfAnySizeFillTheirPlacesAndNothingElse) {
    for (const Size of : {Size{320, 180}, Size{1280, 720}, Size{64, 48}, Size{2, 2}, Size{322, 182}}) {
        const Layer left{plain_picture(of, red), {"a", {0, 0, of.width, of.height}, {20, 40, 100, 80}, 255}};
        const Layer right{plain_picture(of, blue),
                          {"b", {0, 0, of.width, of.height}, {160, 40, 100, 80}, 255}};
        const auto out = mixer.compose(std::array{left, right});
        for (const int x : {20, 70, 119})
            EXPECT_TRUE(alike(at(out, x, 60), red, rounding)) << of.width << ' ' << x;
        for (const int x : {160, 200, 259})
            EXPECT_TRUE(alike(at(out, x, 119), blue, rounding)) << of.width << ' ' << x;
        for (const int x : {0, 18, 122, 158, 262, 319})
            EXPECT_EQ(at(out, x, 60), black) << of.width << ' ' << x;
        EXPECT_EQ(at(out, 60, 38), black);
        EXPECT_EQ(at(out, 60, 122), black);
    }
}

TEST_F(PictureMixerTest, OnlyThePartThatIsCutOutIsSeen) {
    const PictureLayout layout(640, 360);
    std::vector<std::uint8_t> bytes = plain_bytes({640, 360}, red);
    Canvas(layout, bytes).fill({160, 0, 320, 360}, green);
    const Layer middle{sized_picture({640, 360}, bytes), {"a", {160, 0, 320, 360}, {0, 0, 160, 180}, 255}};
    const auto out = mixer.compose(std::array{middle});
    for (const int x : {4, 80, 155}) EXPECT_TRUE(alike(at(out, x, 90), green)) << x;
}

TEST_F(PictureMixerTest, WhatLiesAboveHidesOrShinesThrough) {
    const auto ground = plain_picture(size, red);
    Layer small{plain_picture({160, 90}, blue), {"b", {0, 0, 160, 90}, {200, 100, 80, 44}, 255}};
    const auto opaque = mixer.compose(std::array{in_full(ground), small});
    EXPECT_TRUE(alike(at(opaque, 240, 120), blue));
    EXPECT_TRUE(alike(at(opaque, 100, 120), red));
    EXPECT_EQ(at(ground, 240, 120), red) << "what was given is never written";
    small.place.alpha = 128;
    const auto half = mixer.compose(std::array{in_full(ground), small});
    EXPECT_TRUE(alike(at(half, 240, 120), {61, 165, 175}, 4));
    EXPECT_TRUE(alike(at(half, 190, 120), red));
}

TEST_F(PictureMixerTest, ABlendGoesFromOneToTheOther) {
    const auto from = plain_picture(size, black);
    const auto to = plain_picture(size, white);
    EXPECT_EQ(mixer.blend(from, to, 0), from);
    EXPECT_EQ(mixer.blend(from, to, 255), to);
    int last = 0;
    for (unsigned share = 5; share < 255; share += 25) {
        const int luma = at(mixer.blend(from, to, share), 160, 90).y;
        EXPECT_NEAR(luma, 16 + 219 * static_cast<int>(share) / 255, 2);
        EXPECT_GT(luma, last);
        last = luma;
    }
}

TEST_F(PictureMixerTest, ALayerThatCoversAllSparesWhatLiesBelow) {
    const auto top = plain_picture(size, green);
    const auto out = mixer.compose(std::array{in_full(plain_picture(size, red)), in_full(top)});
    EXPECT_TRUE(alike(at(out, 10, 10), green));
}

TEST_F(PictureMixerTest, WhatCannotBeReadIsLeftOutAndTheRestIsShown) {
    const auto good = Layer{plain_picture({64, 48}, red), {"a", {0, 0, 64, 48}, {0, 0, 64, 48}, 255}};
    const std::vector<std::uint8_t> few(10);
    const Layer short_of_memory{sized_picture({640, 480}, few),
                                {"b", {0, 0, 640, 480}, {100, 100, 64, 48}, 255}};
    const Layer cut_outside{plain_picture({64, 48}, blue), {"c", {32, 0, 64, 48}, {100, 100, 64, 48}, 255}};
    const Layer outside{plain_picture({64, 48}, blue), {"d", {0, 0, 64, 48}, {300, 100, 64, 48}, 255}};
    const auto out = mixer.compose(std::array{good, short_of_memory, cut_outside, outside});
    EXPECT_TRUE(alike(at(out, 30, 30), red));
    EXPECT_EQ(at(out, 120, 120), black);
    EXPECT_EQ(at(out, 310, 120), black);
}

TEST_F(PictureMixerTest, NoLayersAreBlack) {
    const auto out = mixer.compose({});
    EXPECT_EQ(at(out, 0, 0), black);
    EXPECT_EQ(at(out, 319, 179), black);
}

TEST_F(PictureMixerTest, EachPixelOfAScreenThatTheProgrammeHasRoomForIsSeenBesideItsSpeakersAndBelowThem) {
    for (const Size of : {Size{200, 100}, Size{300, 170}, size}) {
        const std::vector<Guest> guests{{"scr-a", of, false}, {"cam-a", {64, 36}, true}};
        const auto places = arrange(media_link::Scene::Layout::screen_with_speaker, size, guests);
        const auto out = mixer.compose(std::array{Layer{sized_picture(of, chequer(of)), places.at(0)},
                                                  Layer{plain_picture({64, 36}, green), places.at(1)}});
        const Rectangle screen = places[0].area;
        const Rectangle speaker = places[1].area;
        int wrong = 0;
        for (int y = 0; y < of.height; ++y)
            for (int x = 0; x < of.width; ++x) {
                if (screen.x + x >= speaker.x && screen.y + y >= speaker.y) continue;
                wrong += at(out, screen.x + x, screen.y + y).y != ((x + y) % 2 == 0 ? white.y : black.y);
            }
        EXPECT_EQ(wrong, 0) << of.width;
        EXPECT_TRUE(alike(at(out, speaker.x + speaker.width / 2, speaker.y + speaker.height / 2), green));
    }
}
