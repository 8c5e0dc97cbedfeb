#include "media/program/contributed.hpp"

#include "tests/support/i420.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using namespace paraninfo;
using namespace paraninfo::program;
using namespace paraninfo::testing;
using namespace paraninfo::testing::paint;
using namespace std::chrono_literals;

namespace {

constexpr Instant frame = Instant(1s) / 30;

contribution::Picture plain(int width, int height, mix::Colour colour = red) {
    return {unsaid_picture({width, height}, colour), width, height};
}

struct ContributedTest : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
    const Instant origin = 100s;
    Instant now = 101s;
    Contributed contributed{origin, frame, [this] { return now; }};
};

}  // namespace

TEST_F(ContributedTest, APictureIsShownTheConstantTimeAfterItCame) {
    contributed.begin("cam-a");
    const Instant came = now;
    contributed.picture("cam-a", came, plain(640, 360));
    const Instant due = came + Contributed::offset;
    ASSERT_EQ(contributed.pictures(due - frame).size(), 1U);
    EXPECT_EQ(contributed.pictures(due - frame)[0].picture, nullptr);
    const auto seen = contributed.pictures(due);
    EXPECT_EQ(seen[0].source, "cam-a");
    ASSERT_NE(seen[0].picture, nullptr);
    EXPECT_EQ(mix::size_of(seen[0].picture, {}), (mix::Size{640, 360}));
}

TEST_F(ContributedTest, SoundIsHeardTheSameTimeAfterItCame) {
    contributed.begin("cam-a");
    const Instant came = now = origin + 2s;
    std::vector<std::int16_t> out(2 * 1600);
    contributed.sound_of("cam-a", 48 * 2000, out);
    contributed.sound("cam-a", came, std::vector<std::int16_t>(960, 9000));
    const auto first = static_cast<std::uint64_t>(48 * (2s + Contributed::offset) / 1ms);
    contributed.sound_of("cam-a", first - 1600, out);
    EXPECT_EQ(*std::max_element(out.begin(), out.end()), 0);
    contributed.sound_of("cam-a", first, out);
    EXPECT_EQ(out[0], 9000);
    EXPECT_EQ(out[959], 9000);
    EXPECT_EQ(out[960], 0);
}

TEST_F(ContributedTest, OneThatEndsStaysWithItsLastPictureForHalfASecond) {
    contributed.begin("cam-a");
    const Instant came = now;
    contributed.picture("cam-a", came, plain(64, 48));
    contributed.end("cam-a");
    EXPECT_NE(contributed.pictures(came + 500ms).at(0).picture, nullptr);
    EXPECT_TRUE(contributed.pictures(came + 1s).empty());
}

TEST_F(ContributedTest, OneThatIsSilentIsThereWithoutAPicture) {
    contributed.begin("cam-a");
    const Instant came = now;
    contributed.picture("cam-a", came, plain(64, 48));
    EXPECT_EQ(contributed.pictures(came + 1s).at(0).picture, nullptr);
}

TEST_F(ContributedTest, NobodyIsTheFloorAndNobodyIsShownBeforeTheyBegan) {
    contributed.begin(floor_source);
    contributed.picture("cam-a", now, plain(64, 48));
    EXPECT_TRUE(contributed.pictures(now + 200ms).empty());
    std::vector<std::int16_t> out(100, 7);
    contributed.sound_of("cam-a", 0, out);
    EXPECT_EQ(out, std::vector<std::int16_t>(100, 0));
}

TEST_F(ContributedTest, ASizeThatNoPictureHasIsLeftOut) {
    contributed.begin("cam-a");
    const Instant came = now;
    contributed.picture("cam-a", came, {plain(64, 48).buffer, 1, 1});
    contributed.picture("cam-a", came, {plain(64, 48).buffer, 1922, 1080});
    contributed.picture("cam-a", came, {nullptr, 64, 48});
    EXPECT_EQ(contributed.pictures(came + 200ms).at(0).picture, nullptr);
}

TEST_F(ContributedTest, ThereIsALimitToThem) {
    for (std::size_t i = 0; i <= Contributed::sources_max; ++i) contributed.begin("cam-" + std::to_string(i));
    EXPECT_EQ(contributed.pictures(now).size(), Contributed::sources_max);
}
