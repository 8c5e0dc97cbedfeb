#include "media/program/reception.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::program;
using namespace std::chrono_literals;

namespace {

constexpr Instant frame = 33ms;
gst::SharedBuffer some_picture() {
    return gst::share(gst_buffer_new());
}
int peak(Reception& reception, std::uint64_t first) {
    std::vector<std::int16_t> out(3200);
    reception.sound(first, out);
    return *std::max_element(out.begin(), out.end());
}

struct ReceptionTest : testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
    Reception reception{100s, frame};
    std::vector<std::int16_t> loud = std::vector<std::int16_t>(2048, 9000);
};

}  // namespace

TEST_F(ReceptionTest, APictureIsShownAtTheNearestFrameAndGoneHalfASecondAfter) {
    const auto picture = some_picture();
    const Instant shown = 101s + Retimer::first_margin - frame / 2;
    reception.put_picture(0s, 101s, picture);
    EXPECT_EQ(reception.picture(shown - 1ns), nullptr);
    EXPECT_EQ(reception.picture(shown), picture);
    EXPECT_EQ(reception.picture(shown + 500ms), picture);
    EXPECT_EQ(reception.picture(shown + 500ms + 1ns), nullptr);
}

TEST_F(ReceptionTest, SoundLiesWhereItsPictureLies) {
    reception.put_picture(5s, 101s, some_picture());
    reception.put_sound(5s, 101s, loud);
    // Both are due 40 ms after 101 s: 1.04 s after the origin, sample 49920.
    EXPECT_EQ(peak(reception, 48000), 0);
    EXPECT_EQ(peak(reception, 49920 - 1600), 0);
    EXPECT_EQ(peak(reception, 49920), 9000);
}

TEST_F(ReceptionTest, ANewSessionForgetsWhatWaited) {
    reception.put_picture(0s, 101s, some_picture());
    reception.put_sound(0s, 101s, loud);
    reception.begin(101s + 10ms);
    EXPECT_EQ(reception.picture(101s + 100ms), nullptr);
    EXPECT_EQ(peak(reception, 49920), 0);
}

TEST_F(ReceptionTest, KnowsWhenItLastHeardOfTheSource) {
    reception.begin(100s);
    EXPECT_EQ(reception.last_sign(), 100s);
    reception.put_sound(0s, 102s, loud);
    EXPECT_EQ(reception.last_sign(), 102s);
    reception.put_picture(0s, 103s, some_picture());
    EXPECT_EQ(reception.last_sign(), 103s);
}

namespace {

// A source of the programme's clock whose units need so long, for so many seconds: when the last picture and
// the last sound are due, after their time.
Instant settled(Reception& reception, Instant transit, int seconds) {
    const std::vector<std::int16_t> quiet(2 * 960);
    Instant at = 101s;
    for (; at < 101s + std::chrono::seconds(seconds); at += 20ms) {
        reception.put_picture(at, at + transit, some_picture());
        reception.put_sound(at, at, quiet);
    }
    const auto last = some_picture();
    reception.put_picture(at, at + transit, last);
    Instant shown = at;
    while (reception.picture(shown) != last) shown += 1ms;
    return shown + frame / 2 - at;
}

}  // namespace

TEST_F(ReceptionTest, APictureOfAGoodLineIsThereHalfAFrameBeforeItIsDue) {
    Reception clocked{100s, frame, Retimer::Clocked{80ms, 30ms}};
    const Instant due = settled(clocked, 20ms, 40);
    EXPECT_GE(due, 20ms + frame / 2 + Retimer::clocked_margin);
    EXPECT_LE(due, 20ms + frame / 2 + Retimer::clocked_margin + 1ms);
}

TEST_F(ReceptionTest, SoundNeedsToBeThereABlockAheadAndNoFrame) {
    Reception clocked{100s, frame, Retimer::Clocked{80ms, 80ms}};
    const Instant at = 101s;
    clocked.put_sound(at, at + 70ms, loud);
    // Due 80 ms after its time, and read 8.25 ms before that: 1.75 ms to spare.
    EXPECT_EQ(peak(clocked, 48 * 1080 - 1600), 0);
    EXPECT_EQ(peak(clocked, 48 * 1080), 9000);
}
