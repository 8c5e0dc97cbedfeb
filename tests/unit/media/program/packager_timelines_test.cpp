#include "media/program/packager.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::program;
using namespace std::string_literals;
using media_link::Discontinuity;
using media_link::Init;
using media_link::Kind;
using media_link::Message;
using media_link::Part;

namespace {

const std::string avcc = "\1\x4d\x40\x1f\xff\xe1\0\x02\x67\x4d\1\0\1\x68"s;

// A direct room with two pictures and a sound; encoders give what the test lets them.
struct TimelinesTest : testing::Test {
    static Plan plan() {
        media_link::Configure configure;
        configure.direct = true;
        configure.renditions = {{Kind::video, "720p", 1280, 720, 1800},
                                {Kind::video, "360p", 640, 360, 600},
                                {Kind::audio, "audio", 0, 0, 96}};
        return plan_of(configure);
    }
    TimelinesTest() {
        packager.video_codec(0, avcc);
        packager.video_codec(1, avcc);
        packager.audio_codec(0, "\x11\x90"s);
        sent.clear();
        packager.audio(0, 0, "priming");
    }

    // Frames up to `to`, of which `key` opens a segment; the encoders are one frame behind.
    void follow(std::uint64_t to, std::uint64_t key = 0) {
        for (; frame < to; ++frame) packager.follow(frame, frame == key);
    }
    void coded(std::size_t rendition, std::uint64_t from, std::uint64_t to, std::uint64_t key) {
        for (std::uint64_t n = from; n < to; ++n) packager.video(rendition, n, n == key, "frame");
    }
    // All the sound up to this frame, and a unit more.
    void sound(std::uint64_t to) {
        while (heard * 1024 < to * 1600 + 1024) packager.audio(0, std::int64_t(++heard) * 1024, "aac");
    }
    std::vector<Part> parts(std::uint16_t rendition) const {
        std::vector<Part> found;
        for (const Message& message : sent)
            if (const auto* part = std::get_if<Part>(&message); part && part->rendition == rendition)
                found.push_back(*part);
        return found;
    }
    std::size_t place_of_discontinuity() const {
        for (std::size_t i = 0; i < sent.size(); ++i)
            if (std::holds_alternative<Discontinuity>(sent[i])) return i;
        return sent.size();
    }
    std::shared_ptr<const UnitFormat> format(int width = 1920, int height = 1080) const {
        return std::make_shared<const UnitFormat>(UnitFormat{avcc, width, height});
    }

    std::vector<Message> sent;
    std::vector<std::string> failures;
    std::uint64_t frame = 0;
    std::uint64_t heard = 0;
    Packager packager{plan(), std::chrono::seconds(7),
                      [this](Message message) { sent.push_back(std::move(message)); },
                      [this](const std::string& text) { failures.push_back(text); }};
};

}  // namespace

TEST_F(TimelinesTest, WhatFollowsWaitsUntilTheOldTimelineIsCompleteInAllRenditions) {
    follow(25);
    coded(0, 0, 24, 0);
    coded(1, 0, 20, 0);
    packager.begin_timeline(25, format());
    packager.pass(25, {{true, "unit"}});
    frame = 26;
    EXPECT_FALSE(packager.settled());
    sound(25);
    coded(0, 24, 26, 25);
    EXPECT_EQ(place_of_discontinuity(), sent.size()) << "360p is behind";
    coded(1, 20, 26, 25);
    ASSERT_LT(place_of_discontinuity(), sent.size());
    EXPECT_TRUE(packager.settled());
    EXPECT_EQ(failures, std::vector<std::string>{});
    for (std::uint16_t rendition = 0; rendition < 3; ++rendition) {
        const auto all = parts(rendition);
        ASSERT_FALSE(all.empty());
        EXPECT_TRUE(all.back().last) << rendition;
        EXPECT_EQ(all.back().segment, 0U);
    }
    EXPECT_EQ(parts(0).back().duration, parts(1).back().duration) << "five frames";
    EXPECT_EQ(parts(0).back().duration.count(), 166'666'666);
}

TEST_F(TimelinesTest, TheNewTimelineBeginsWithInitsAndSegmentNought) {
    follow(25);
    coded(0, 0, 25, 0);
    coded(1, 0, 25, 0);
    packager.begin_timeline(25, format());
    packager.pass(25, {{true, "unit"}});
    coded(0, 25, 26, 25);
    coded(1, 25, 26, 25);
    sound(25);
    frame = 26;
    const std::size_t at = place_of_discontinuity();
    ASSERT_LT(at + 3, sent.size());
    EXPECT_EQ(std::get<Discontinuity>(sent[at]).number, 1U);
    EXPECT_EQ(std::get<Init>(sent[at + 1]).width, 1920) << "the source's";
    EXPECT_EQ(std::get<Init>(sent[at + 2]).width, 640);
    EXPECT_EQ(std::get<Init>(sent[at + 3]).kind, Kind::audio);
    sent.clear();
    for (; frame < 40; ++frame) {
        packager.follow(frame, false);
        packager.pass(frame, {{false, "unit"}});
        packager.video(1, frame, false, "frame");
    }
    ASSERT_EQ(parts(0).size(), 1U);
    ASSERT_EQ(parts(1).size(), 1U);
    EXPECT_EQ(parts(0)[0].segment, 0U);
    EXPECT_EQ(parts(0)[0].index, 0U);
    EXPECT_TRUE(parts(0)[0].independent);
    EXPECT_EQ(parts(0)[0].captured_at, parts(1)[0].captured_at);
    EXPECT_EQ(parts(0)[0].captured_at.count(), 7'000'000'000 + 833'333'333);
}

TEST_F(TimelinesTest, BackToTheEncoderNothingOfThePassedIsAwaited) {
    follow(30);
    coded(0, 0, 30, 0);
    coded(1, 0, 30, 0);
    packager.begin_timeline(30, format());
    packager.pass(30, {{true, "unit"}});
    coded(0, 30, 31, 30);
    coded(1, 30, 31, 30);
    sound(30);
    ASSERT_TRUE(packager.settled());
    sent.clear();
    packager.begin_timeline(31, nullptr);
    frame = 32;
    coded(1, 31, 32, 31);
    sound(31);
    EXPECT_TRUE(packager.settled());
    coded(0, 31, 32, 31);
    EXPECT_EQ(failures, std::vector<std::string>{});
    EXPECT_EQ(std::get<Init>(sent[place_of_discontinuity() + 1]).width, 1280);
}

TEST_F(TimelinesTest, ARenditionThatIsShedGoesOverInGaps) {
    follow(25);
    coded(0, 0, 25, 0);
    packager.give_up(1, 20);
    packager.begin_timeline(25, nullptr);
    packager.give_up(1, 25);
    coded(0, 25, 26, 25);
    sound(25);
    EXPECT_TRUE(packager.settled());
    std::vector<media_link::Gap> gaps;
    for (const Message& message : sent)
        if (const auto* gap = std::get_if<media_link::Gap>(&message)) gaps.push_back(*gap);
    ASSERT_EQ(gaps.size(), 3U);
    EXPECT_TRUE(gaps.back().last);
}

TEST_F(TimelinesTest, APartWithoutAUnitIsAGap) {
    follow(10);
    coded(0, 0, 10, 0);
    coded(1, 0, 10, 0);
    packager.begin_timeline(10, format());
    packager.pass(10, {{true, "unit"}});
    coded(0, 10, 11, 10);
    coded(1, 10, 11, 10);
    sound(10);
    sent.clear();
    for (frame = 11; frame < 41; ++frame) {
        packager.follow(frame, false);
        packager.pass(frame,
                      frame == 33 ? std::vector<cmaf::Unit>{{false, "late"}} : std::vector<cmaf::Unit>{});
    }
    ASSERT_EQ(sent.size(), 3U);
    EXPECT_TRUE(std::holds_alternative<Part>(sent[0]));
    EXPECT_TRUE(std::holds_alternative<media_link::Gap>(sent[1]));
    EXPECT_TRUE(std::holds_alternative<Part>(sent[2]));
}
