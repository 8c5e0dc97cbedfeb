#include "media/program/plan.hpp"

#include <gtest/gtest.h>

#include <functional>

using namespace paraninfo;
using namespace paraninfo::program;
using media_link::Configure;
using media_link::Kind;

namespace {

Configure good() {
    Configure configure;
    configure.renditions = {{Kind::video, "360p", 640, 360, 600},
                            {Kind::video, "720p", 1280, 720, 1800},
                            {Kind::audio, "audio", 0, 0, 96}};
    return configure;
}

void refused(const std::function<void(Configure&)>& spoil) {
    Configure configure = good();
    spoil(configure);
    EXPECT_THROW(plan_of(configure), std::invalid_argument);
}

}  // namespace

TEST(Plan, TakesGridAndEncodersFromTheConfiguration) {
    const Plan plan = plan_of(good());
    EXPECT_EQ(plan.grid, (cmaf::Grid{30, 10, 60}));
    EXPECT_EQ(plan.encoder.key_every, 60);
    EXPECT_EQ(plan.encoder.audio, (std::vector<encode::AudioRendition>{{96, 0}}));
    EXPECT_EQ(plan.video, (std::vector<std::uint16_t>{0, 1}));
    EXPECT_EQ(plan.audio, (std::vector<std::uint16_t>{2}));
}

TEST(Plan, TakesSpeedAndProfileByName) {
    Configure configure = good();
    configure.renditions[0].speed = media_link::Speed::medium;
    configure.renditions[0].profile = media_link::Profile::baseline;
    const auto& video = plan_of(configure).encoder.video;
    EXPECT_EQ(video[0], (encode::VideoRendition{640, 360, 600, "medium", "baseline"}));
    EXPECT_EQ(video[1], (encode::VideoRendition{1280, 720, 1800, "superfast", "main"}));
}

TEST(Plan, AudioRenditionsOfOneSoundShareIt) {
    Configure configure = good();
    configure.renditions.push_back({Kind::audio, "spare", 0, 0, 96});
    configure.renditions.back().sound = media_link::Sound::silence;
    configure.renditions.push_back({Kind::audio, "audio-low", 0, 0, 48});
    const Plan plan = plan_of(configure);
    EXPECT_EQ(plan.audio, (std::vector<std::uint16_t>{2, 3, 4}));
    EXPECT_EQ(plan.encoder.sounds, 2U);
    EXPECT_EQ(plan.sounds, (std::vector{media_link::Sound::floor, media_link::Sound::silence}));
    EXPECT_EQ(plan.encoder.audio, (std::vector<encode::AudioRendition>{{96, 0}, {96, 1}, {48, 0}}));
}

TEST(Plan, PicturesAreMadeAtTheLargestSize) {
    EXPECT_EQ(plan_of(good()).encoder.width, 1280);
    EXPECT_EQ(plan_of(good()).encoder.height, 720);
}

TEST(Plan, RefusesWhatDoesNotFitTogether) {
    refused([](Configure& c) { c.fps_denominator = 1001; });
    refused([](Configure& c) { c.fps_numerator = 29; });
    refused([](Configure& c) { c.frames_per_part = 240, c.parts_per_segment = 240; });
}

TEST(Plan, RefusesRenditionsThatCannotBeEncoded) {
    refused([](Configure& c) { c.renditions[0].width = 641; });
    refused([](Configure& c) { c.renditions[0].width = 1922; });
    refused([](Configure& c) { c.renditions[0].height = 30; });
    refused([](Configure& c) { c.renditions[0].kbit = 49; });
    refused([](Configure& c) { c.renditions[0].kbit = 20001; });
    refused([](Configure& c) { c.renditions[2].kbit = 321; });
}

TEST(Plan, NeedsASoundAndOneToSixPictures) {
    refused([](Configure& c) { c.renditions.pop_back(); });
    refused([](Configure& c) { c.renditions = {c.renditions.back()}; });
    refused([](Configure& c) { c.renditions.insert(c.renditions.begin(), 5, c.renditions[0]); });
    Configure six = good();
    six.renditions.insert(six.renditions.begin(), 4, six.renditions[0]);
    EXPECT_EQ(plan_of(six).video.size(), 6U);
}

TEST(Plan, ADirectRoomTakesNoPanelists) {
    Configure panel = good();
    panel.contribution.taken = true;
    EXPECT_NO_THROW(plan_of(panel));
    panel.direct = true;
    EXPECT_THROW(plan_of(panel), std::invalid_argument);
}
