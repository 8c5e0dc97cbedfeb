#include "media/program/ladder.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::program;
using media_link::Gap;
using media_link::Kind;
using media_link::Message;

namespace {

// Two renditions; the encoders stand still until the test says that one of them gave a frame.
struct LadderTest : testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
    static Plan plan() {
        media_link::Configure configure;
        configure.renditions = {{Kind::video, "big", 128, 72, 300},
                                {Kind::video, "small", 64, 36, 100},
                                {Kind::audio, "audio", 0, 0, 96}};
        return plan_of(configure);
    }
    static encode::EncoderHandlers deaf() {
        return {[](auto, auto&) {}, [](auto, auto, auto, auto) {}, [](auto, auto&) {},
                [](auto, auto, auto) {}, [](auto&) {}};
    }
    LadderTest() {
        using namespace std::string_literals;
        for (const std::size_t i : {0U, 1U})
            packager.video_codec(i, "\1\x4d\x40\x1f\xff\xe1\0\x02\x67\x4d\1\0\1\x68"s);
        packager.audio_codec(0, "\x11\x90");
        sent.clear();
    }

    // Frames [from, to) in time; `slow` gives none of them.
    void frames(std::uint64_t from, std::uint64_t to, std::optional<std::size_t> slow) {
        for (std::uint64_t frame = from; frame < to; ++frame) {
            ladder.before(frame, {frame % 60 == 0, frame % 10 == 0});
            for (const std::size_t i : {0U, 1U}) {
                if (slow == i) continue;
                ladder.coded(i, frame);
                packager.video(i, frame, frame % 60 == 0, "frame");
            }
            if (frame % 3 == 0) ladder.tend(Instant(std::int64_t(frame) * 1'000'000'000 / 30));
        }
    }
    std::vector<std::uint64_t> gaps(std::uint16_t rendition) const {
        std::vector<std::uint64_t> found;
        for (const Message& message : sent)
            if (const auto* gap = std::get_if<Gap>(&message); gap && gap->rendition == rendition)
                found.push_back(gap->segment * 6 + gap->index);
        return found;
    }
    std::vector<std::uint64_t> parts(std::uint16_t rendition) const {
        std::vector<std::uint64_t> found;
        for (const Message& message : sent)
            if (const auto* part = std::get_if<media_link::Part>(&message);
                part && part->rendition == rendition)
                found.push_back(part->segment * 6 + part->index);
        return found;
    }

    std::vector<Message> sent;
    std::vector<std::string> said;
    Packager packager{plan(), Instant{0}, [this](Message message) { sent.push_back(std::move(message)); },
                      [](const std::string& text) { ADD_FAILURE() << text; }};
    encode::Encoder encoder{plan().encoder, deaf()};
    Ladder ladder{
        {"big", "small"}, packager, encoder, [this](const std::string& text) { said.push_back(text); }};
};

}  // namespace

TEST_F(LadderTest, APumpThatIsBehindIsAMachineThatIsTooSlow) {
    using namespace std::chrono_literals;
    frames(0, 30, std::nullopt);
    for (const auto at : {0ms, 500ms, 1000ms}) {
        EXPECT_EQ(ladder.shed(), 0U);
        ladder.tend(Instant(1s) + at, Shedding::late_frames);
    }
    EXPECT_EQ(ladder.shed(), 1U);
}

TEST_F(LadderTest, AllPartsOfARenditionThatIsLeftOutAreGapsWithoutAHole) {
    frames(0, 30, std::nullopt);
    frames(30, 300, 0);
    EXPECT_EQ(ladder.shed(), 1U);
    ASSERT_EQ(said.size(), 1U);
    EXPECT_TRUE(said[0].starts_with("rendition big is left out")) << said[0];
    EXPECT_EQ(parts(0), (std::vector<std::uint64_t>{0, 1, 2}));
    std::vector<std::uint64_t> missing;
    for (std::uint64_t part = 3; part < 29; ++part) missing.push_back(part);
    EXPECT_EQ(gaps(0), missing);
    EXPECT_EQ(gaps(1), std::vector<std::uint64_t>{});
    EXPECT_EQ(parts(1).size(), 30U);
}

TEST_F(LadderTest, WhatComesBackBeginsAtASegmentAndWhatWasLateIsForgotten) {
    frames(0, 30, std::nullopt);
    frames(30, 90, 0);
    ASSERT_EQ(ladder.shed(), 1U);
    packager.video(0, 31, false, "late");
    frames(90, 30 * 60, std::nullopt);
    EXPECT_EQ(ladder.shed(), 0U);
    EXPECT_EQ(said.back(), "rendition big is encoded again");
    const auto first = parts(0).at(3);
    EXPECT_EQ(first % 6, 0U);
    EXPECT_EQ(gaps(0).back(), first - 1);
    EXPECT_EQ(parts(0).back(), parts(1).back());
}

TEST_F(LadderTest, TheWatchSeesOnlyWhoHasWork) {
    frames(0, 30, std::nullopt);
    frames(30, 50, 0);
    EXPECT_EQ(ladder.lags(), (std::pair<std::uint64_t, std::uint64_t>{0, 20}));
    frames(50, 200, 0);
    EXPECT_EQ(ladder.lags(), (std::pair<std::uint64_t, std::uint64_t>{0, 0}));
}
