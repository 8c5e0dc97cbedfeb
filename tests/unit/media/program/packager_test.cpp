#include "media/program/packager.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::program;
using namespace std::string_literals;
using media_link::Init;
using media_link::Kind;
using media_link::Message;
using media_link::Part;

namespace {

const std::string avcc = "\1\x4d\x40\x1f\xff\xe1\0\x02\x67\x4d\1\0\1\x68"s;
const std::string lc_stereo = "\x11\x90"s;

struct PackagerTest : testing::Test {
    static Plan plan() {
        media_link::Configure configure;
        configure.renditions = {{Kind::video, "720p", 1280, 720, 1800},
                                {Kind::video, "360p", 640, 360, 600},
                                {Kind::audio, "audio", 0, 0, 96}};
        return plan_of(configure);
    }

    std::vector<Message> sent;
    std::vector<std::string> failures;
    Packager packager{plan(), std::chrono::seconds(7),
                      [this](Message message) { sent.push_back(std::move(message)); },
                      [this](const std::string& text) { failures.push_back(text); }};

    void all_codecs() {
        packager.video_codec(0, avcc);
        packager.video_codec(1, avcc);
        packager.audio_codec(0, lc_stereo);
    }
    void frames(std::size_t rendition, std::uint64_t from, std::uint64_t to) {
        for (auto n = from; n < to; ++n) packager.video(rendition, n, n % 60 == 0, "frame");
    }
};

}  // namespace

TEST_F(PackagerTest, InitsComeBeforeAnyPart) {
    packager.video_codec(0, avcc);
    frames(0, 0, 20);
    packager.video_codec(1, avcc);
    EXPECT_EQ(sent.size(), 2U);
    packager.audio_codec(0, lc_stereo);
    ASSERT_EQ(sent.size(), 5U);
    EXPECT_TRUE(std::holds_alternative<Init>(sent[2]));
    EXPECT_EQ(std::get<Part>(sent[3]).index, 0U);
    EXPECT_EQ(std::get<Part>(sent[4]).index, 1U);
}

TEST_F(PackagerTest, AnInitDescribesItsRendition) {
    all_codecs();
    const Init& video = std::get<Init>(sent[1]);
    EXPECT_EQ(video.rendition, 1);
    EXPECT_EQ(video.codec, "avc1.4d401f");
    EXPECT_EQ(video.width, 640);
    EXPECT_EQ(video.fps_numerator, 30U);
    EXPECT_GT(video.bandwidth, 600'000U);
    const Init& audio = std::get<Init>(sent[2]);
    EXPECT_EQ(audio.rendition, 2);
    EXPECT_EQ(audio.sample_rate, 48000U);
    EXPECT_EQ(audio.channels, 2);
}

TEST_F(PackagerTest, APartSaysWhenItWasCapturedAndHowLongItIs) {
    all_codecs();
    frames(1, 0, 60);
    const Part& last = std::get<Part>(sent.back());
    EXPECT_EQ(last.rendition, 1);
    EXPECT_EQ(last.captured_at.count(), 7'000'000'000 + 1'666'666'666);
    EXPECT_EQ(last.duration.count(), 333'333'333);
    EXPECT_TRUE(last.last);
}

TEST_F(PackagerTest, PrimingIsNotPartOfTheSound) {
    all_codecs();
    for (int unit = 0; unit < 16; ++unit) packager.audio(0, unit * 1024, "aac");
    const Part& part = std::get<Part>(sent.back());
    EXPECT_EQ(part.captured_at.count(), 7'000'000'000);
    EXPECT_EQ(part.duration.count(), 320'000'000);
}

TEST_F(PackagerTest, AFaultEndsTheRunOnce) {
    all_codecs();
    packager.video(0, 0, false, "frame");
    packager.video(0, 0, false, "frame");
    frames(1, 0, 60);
    EXPECT_EQ(failures, (std::vector<std::string>{"rendition 0: a segment without a key frame"}));
    EXPECT_EQ(sent.size(), 3U);
}

TEST_F(PackagerTest, AnUnreadableCodecEndsTheRun) {
    packager.video_codec(0, "nonsense");
    EXPECT_EQ(failures.size(), 1U);
}

TEST_F(PackagerTest, AChangedCodecEndsTheRun) {
    all_codecs();
    packager.video_codec(0, avcc);
    EXPECT_EQ(failures.size(), 1U);
}

TEST_F(PackagerTest, DoesNotWaitForEverForACodec) {
    packager.video_codec(0, avcc);
    frames(0, 0, 10 * 256);
    EXPECT_TRUE(failures.empty());
    frames(0, 10 * 256, 10 * 257);
    EXPECT_EQ(failures.size(), 1U);
}
