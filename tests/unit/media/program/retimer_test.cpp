#include "media/program/retimer.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::program;
using namespace std::chrono_literals;

namespace {

constexpr Instant no_lead = 0ms;

// A source whose units arrive `delay` after their time.
Retimer::Place picture(Retimer& retimer, Instant time, Instant delay) {
    return retimer.place(Stream::picture, time, time + delay, no_lead);
}
Retimer::Place sound(Retimer& retimer, Instant time, Instant delay) {
    return retimer.place(Stream::sound, time, time + delay, no_lead);
}
// Pictures of so long a time, each so late; the offset of the last.
Instant offset_after(Retimer& retimer, Instant from, Instant to, Instant delay) {
    Instant offset{0};
    for (Instant at = from; at < to; at += 33ms) offset = picture(retimer, at, delay).due - at;
    return offset;
}

}  // namespace

TEST(Retimer, TheFirstUnitIsDueAMarginAfterItsArrival) {
    Retimer retimer;
    EXPECT_EQ(retimer.place(Stream::picture, 10s, 500s, 33ms), (Retimer::Place{500s + 73ms, true}));
}

TEST(Retimer, KeepsTheSourcesOwnSpacing) {
    Retimer retimer;
    const Instant first = picture(retimer, 0ms, 0ms).due;
    EXPECT_EQ(picture(retimer, 33ms, 5ms).due, first + 33ms);
    EXPECT_EQ(picture(retimer, 66ms, 20ms).due, first + 66ms);
}

TEST(Retimer, PictureAndSoundHaveOneOffset) {
    Retimer retimer;
    const Instant first = picture(retimer, 0ms, 0ms).due;
    EXPECT_EQ(sound(retimer, 0ms, 30ms).due, first);
    // Sound that comes 100 ms after its picture draws both back.
    const Instant late = sound(retimer, 100ms, 100ms).due;
    EXPECT_GE(late, 200ms);
    EXPECT_EQ(picture(retimer, 100ms, 0ms).due, late);
}

TEST(Retimer, AUnitThatComesLateMovesTheOffsetOnce) {
    Retimer retimer;
    picture(retimer, 0ms, 0ms);
    EXPECT_EQ(picture(retimer, 100ms, 90ms).due, 195ms);
    EXPECT_EQ(picture(retimer, 133ms, 90ms).due, 228ms);
}

TEST(Retimer, NeedlessDelayIsGivenBack) {
    Retimer retimer;
    picture(retimer, 0ms, 900ms);  // a first unit out of a backlog
    Instant due{};
    for (Instant time = 33ms; time < 3s; time += 33ms) due = picture(retimer, time, 0ms).due - time;
    EXPECT_LE(due, Retimer::slack_max);
    EXPECT_GT(due, 0ms);
}

TEST(Retimer, AJumpForwardOrBackAnchorsAnew) {
    Retimer retimer;
    picture(retimer, 10s, 0ms);
    const auto forward = retimer.place(Stream::picture, 3610s, 10s + 33ms, no_lead);
    EXPECT_EQ(forward, (Retimer::Place{10s + 73ms, true}));
    const auto back = retimer.place(Stream::picture, 5s, 10s + 66ms, no_lead);
    EXPECT_EQ(back, (Retimer::Place{10s + 106ms, true}));
    EXPECT_FALSE(retimer.place(Stream::picture, 5s + 33ms, 10s + 99ms, no_lead).jumped);
}

TEST(Retimer, AJumpAtTheLimitIsStillLateness) {
    Retimer on_limit;
    on_limit.place(Stream::picture, 0s, 0s, no_lead);
    EXPECT_FALSE(
        on_limit.place(Stream::picture, 0s, Retimer::late_max + Retimer::first_margin, no_lead).jumped);
    Retimer over;
    over.place(Stream::picture, 0s, 0s, no_lead);
    EXPECT_TRUE(
        over.place(Stream::picture, 0s, Retimer::late_max + Retimer::first_margin + 1ns, no_lead).jumped);
}

TEST(Retimer, StreamsThatNeverAgreeGetAnOffsetEach) {
    Retimer retimer;
    Instant now = 0s;
    for (int i = 0; i < 20; ++i, now += 33ms) {
        retimer.place(Stream::picture, now, now, no_lead);
        retimer.place(Stream::sound, now + 1h, now, no_lead);
    }
    EXPECT_TRUE(retimer.split());
    EXPECT_FALSE(retimer.place(Stream::picture, now, now, no_lead).jumped);
    EXPECT_FALSE(retimer.place(Stream::sound, now + 1h, now, no_lead).jumped);
}

TEST(Retimer, RareJumpsDoNotSplit) {
    Retimer retimer;
    Instant source = 0s;
    for (int i = 0; i < 40; ++i) {
        source += 1h;
        retimer.place(Stream::picture, source, std::chrono::seconds(i), no_lead);
    }
    EXPECT_FALSE(retimer.split());
}

TEST(Retimer, ASourceOfTheProgrammesClockHasItsOffsetFromTheBeginning) {
    Retimer retimer(Retimer::Clocked{120ms, 120ms});
    EXPECT_EQ(retimer.place(Stream::picture, 50s, 50s + 30ms, 0ms), (Retimer::Place{50s + 120ms, false}));
    EXPECT_EQ(retimer.place(Stream::sound, 50s, 50s + 10ms, 33ms), (Retimer::Place{50s + 120ms, false}));
}

TEST(Retimer, ItGrowsForALateSourceAndComesBackToNoLess) {
    Retimer retimer(Retimer::Clocked{120ms, 120ms});
    const Retimer::Place late = retimer.place(Stream::picture, 50s, 50s + 300ms, 0ms);
    EXPECT_GT(late.due, 50s + 300ms);
    Instant offset{0};
    for (Instant at = 51s; at < 90s; at += 33ms)
        offset = retimer.place(Stream::picture, at, at, 0ms).due - at;
    EXPECT_EQ(offset, 120ms);
}

TEST(Retimer, WhatOneLateUnitCostASourceOfTheProgrammesClockIsGivenBack) {
    Retimer retimer(Retimer::Clocked{120ms, 120ms});
    retimer.place(Stream::picture, 50s, 50s + 200ms, 0ms);
    Instant offset{0};
    for (Instant at = 50s + 33ms; at < 90s; at += 33ms)
        offset = retimer.place(Stream::picture, at, at + 105ms, 0ms).due - at;
    EXPECT_EQ(offset, 120ms);
}

TEST(Retimer, WhatASourceOfTheProgrammesClockNeedsItKeeps) {
    Retimer retimer(Retimer::Clocked{120ms, 120ms});
    Instant offset{0};
    for (int i = 0; i < 900; ++i) {
        const Instant at = 50s + i * 33ms;
        offset = retimer.place(Stream::picture, at, at + (i % 100 == 0 ? 180ms : 105ms), 0ms).due - at;
    }
    EXPECT_GE(offset, 180ms);
}

TEST(Retimer, AGoodLineOfTheProgrammesClockComesDownToWhatItNeeds) {
    Retimer retimer(Retimer::Clocked{80ms, 30ms});
    EXPECT_EQ(offset_after(retimer, 50s, 65s, 25ms), 80ms);
    EXPECT_EQ(offset_after(retimer, 65s, 66s, 25ms), 35ms);
}

TEST(Retimer, AGoodLineOfTheProgrammesClockComesDownToNoLessThanTheLeast) {
    Retimer retimer(Retimer::Clocked{80ms, 30ms});
    EXPECT_EQ(offset_after(retimer, 50s, 90s, 0ms), 30ms);
}

TEST(Retimer, WhoWasLateComesBelowTheFirstOffsetOnlyAfterMinutes) {
    Retimer retimer(Retimer::Clocked{80ms, 30ms});
    retimer.place(Stream::picture, 50s, 50s + 100ms, 0ms);
    EXPECT_EQ(offset_after(retimer, 51s, 170s, 25ms), 80ms);
    EXPECT_EQ(offset_after(retimer, 170s, 190s, 25ms), 35ms);
}

TEST(Retimer, WhoWasLateBelowItHasTheFirstOffsetAtOnceAndWaitsTwiceAsLong) {
    Retimer retimer(Retimer::Clocked{80ms, 30ms});
    ASSERT_EQ(offset_after(retimer, 50s, 70s, 25ms), 35ms);
    EXPECT_EQ(retimer.place(Stream::picture, 70s, 70s + 40ms, 0ms).due, 70s + 80ms);
    EXPECT_EQ(offset_after(retimer, 70s + 33ms, 70s + Retimer::calm_first + 20s, 25ms), 80ms);
    EXPECT_EQ(
        offset_after(retimer, 70s + Retimer::calm_first + 20s, 70s + 2 * Retimer::calm_first + 20s, 25ms),
        35ms);
}

TEST(Retimer, AfterAStandstillItIsNoGoodLine) {
    Retimer retimer(Retimer::Clocked{80ms, 30ms});
    retimer.place(Stream::picture, 50s, 50s + 25ms, 0ms);
    retimer.place(Stream::picture, 51s, 51s + 1500ms, 0ms);  // a jump
    EXPECT_EQ(offset_after(retimer, 53s, 150s, 25ms), 80ms);
}

TEST(Retimer, PictureAndSoundComeDownToWhatTheWorseOfThemNeeds) {
    Retimer retimer(Retimer::Clocked{80ms, 30ms});
    Instant picture{0};
    Instant sound{0};
    for (Instant at = 50s; at < 90s; at += 20ms) {
        picture = retimer.place(Stream::picture, at, at + 5ms, 16ms).due - at;
        sound = retimer.place(Stream::sound, at, at + 20ms, 8ms).due - at;
    }
    EXPECT_EQ(picture, 38ms);
    EXPECT_EQ(sound, 38ms);
}
