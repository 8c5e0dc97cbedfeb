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
    EXPECT_EQ(plan.encoder.audio_kbit, 96);
    EXPECT_EQ(plan.video, (std::vector<std::uint16_t>{0, 1}));
    EXPECT_EQ(plan.audio, 2);
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

TEST(Plan, NeedsPictureAndExactlyOneSound) {
    refused([](Configure& c) { c.renditions.pop_back(); });
    refused([](Configure& c) { c.renditions.push_back(c.renditions.back()); });
    refused([](Configure& c) { c.renditions = {c.renditions.back()}; });
    refused([](Configure& c) { c.renditions.insert(c.renditions.begin(), 3, c.renditions[0]); });
}
