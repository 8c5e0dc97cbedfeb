#include "media/program/played_file.hpp"

#include "media/program/clock.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using namespace paraninfo;
using namespace paraninfo::program;
using namespace std::chrono_literals;
using State = media_link::FileState::State;
using Why = media_link::FileState::Why;

// What it shows and sounds like is read from a programme's mix in tests/media/mixed_files_test.cpp.

namespace {

struct PlayedFileTest : testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
    std::vector<std::string> said;
    FeedPlace place{monotonic_now(), 33ms, {640, 360}};
    PlayedFile file{"/nonexistent/film.mp4", place,
                    [this](const std::string& text) { said.push_back(text); }};
};

}  // namespace

TEST_F(PlayedFileTest, IsOpenedByItsKeeperAndNotBefore) {
    EXPECT_TRUE(file.waits());
    file.take({"file-1", "film.mp4", true, false, 0});
    EXPECT_TRUE(file.waits());
    EXPECT_EQ(file.state().state, State::opening);
    EXPECT_EQ(file.picture(place.origin + 1s), nullptr);
}

TEST_F(PlayedFileTest, OneThatIsNotThereIsRefusedOnceAndTriedAgainWhenItIsBegunAnew) {
    file.tend(monotonic_now());
    for (int i = 0; i < 3; ++i) file.tend(monotonic_now());
    EXPECT_EQ(file.state().state, State::refused);
    EXPECT_EQ(file.state().why, Why::unreadable);
    EXPECT_EQ(said.size(), 1U);
    file.take({"file-1", "film.mp4", true, false, 4});
    EXPECT_EQ(file.state().state, State::opening);
    EXPECT_EQ(file.state().begun, 4U);
    EXPECT_EQ(file.state().why, Why::nothing);
    file.tend(monotonic_now());
    file.tend(monotonic_now());
    EXPECT_EQ(file.state().state, State::refused);
    std::vector<std::int16_t> sound(3200, 7);
    file.sound(0, sound);
    EXPECT_EQ(std::count(sound.begin(), sound.end(), 0), 3200);
}
