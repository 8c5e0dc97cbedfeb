#include "media/program/sound_mailbox.hpp"

#include <gtest/gtest.h>

using paraninfo::program::SoundMailbox;

namespace {

// `count` samples, each with its number from `from` on, on both channels.
std::vector<std::int16_t> ramp(int from, int count) {
    std::vector<std::int16_t> samples;
    for (int i = from; i < from + count; ++i) samples.insert(samples.end(), 2, static_cast<std::int16_t>(i));
    return samples;
}
std::vector<std::int16_t> silence(int count) {
    return std::vector<std::int16_t>(static_cast<std::size_t>(2 * count));
}

std::vector<std::int16_t> read(SoundMailbox& mailbox, std::uint64_t first, int count) {
    auto out = silence(count);
    mailbox.read(first, out);
    return out;
}

}  // namespace

TEST(SoundMailbox, IsReadBackWhereItWasPut) {
    SoundMailbox mailbox;
    mailbox.put(100, ramp(1, 50));
    auto expected = silence(100);
    const auto sound = ramp(1, 50);
    expected.insert(expected.end(), sound.begin(), sound.end());
    EXPECT_EQ(read(mailbox, 0, 150), expected);
}

TEST(SoundMailbox, WhatIsMissingIsSilence) {
    SoundMailbox mailbox;
    EXPECT_EQ(read(mailbox, 0, 1600), silence(1600));
}

TEST(SoundMailbox, AJitterOfTheClockLeavesNoSeam) {
    SoundMailbox mailbox;
    mailbox.put(0, ramp(0, 1024));
    mailbox.put(1024 + SoundMailbox::jitter - 1, ramp(1024, 1024));
    EXPECT_EQ(read(mailbox, 0, 2048), ramp(0, 2048));
}

TEST(SoundMailbox, AHoleStaysAHole) {
    SoundMailbox mailbox;
    mailbox.put(0, ramp(0, 1024));
    mailbox.put(1024 + SoundMailbox::jitter, ramp(1, 10));
    EXPECT_EQ(mailbox.waiting(), 1024U + SoundMailbox::jitter + 10);
    read(mailbox, 0, 1024);
    EXPECT_EQ(read(mailbox, 1024, SoundMailbox::jitter), silence(SoundMailbox::jitter));
    EXPECT_EQ(read(mailbox, 1024 + SoundMailbox::jitter, 10), ramp(1, 10));
}

TEST(SoundMailbox, WhatComesTooLateIsCutOff) {
    SoundMailbox mailbox;
    read(mailbox, 0, 5000);
    mailbox.put(4000, ramp(0, 500));
    EXPECT_EQ(mailbox.waiting(), 0U);
    mailbox.put(4000, ramp(0, 1500));
    EXPECT_EQ(read(mailbox, 5000, 500), ramp(1000, 500));
}

TEST(SoundMailbox, HoldsTwoSecondsAndNotASampleMore) {
    SoundMailbox mailbox;
    mailbox.put(0, ramp(0, SoundMailbox::capacity));
    EXPECT_EQ(mailbox.waiting(), SoundMailbox::capacity);
    mailbox.put(SoundMailbox::capacity, ramp(0, 1));
    EXPECT_EQ(mailbox.waiting(), SoundMailbox::capacity);
    read(mailbox, 0, 1);
    mailbox.put(SoundMailbox::capacity, ramp(0, 1));
    EXPECT_EQ(mailbox.waiting(), SoundMailbox::capacity);
}

TEST(SoundMailbox, FarAwayNumbersHarmNothing) {
    SoundMailbox mailbox;
    mailbox.put(INT64_MIN / 2, ramp(0, 10));
    mailbox.put(INT64_MAX / 2, ramp(0, 10));
    EXPECT_EQ(mailbox.waiting(), 0U);
}

TEST(SoundMailbox, ForgettingLeavesSilence) {
    SoundMailbox mailbox;
    mailbox.put(0, ramp(1, 100));
    mailbox.forget_waiting();
    EXPECT_EQ(read(mailbox, 0, 100), silence(100));
}
