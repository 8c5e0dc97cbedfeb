#include "media/contribution/excess.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::contribution;
using namespace std::chrono_literals;

namespace {

// What comes in each second, judged at the end of each.
class Line {
  public:
    bool second(const Arrived& more) {
        all_.bytes += more.bytes;
        all_.packets += more.packets;
        all_.pictures += more.pictures;
        all_.pixels += more.pixels;
        return excess_.note(now_ += 1s, all_);
    }
    bool seconds(int count, const Arrived& more) {
        bool too_much = false;
        for (int i = 0; i < count; ++i) too_much = second(more);
        return too_much;
    }

  private:
    Instant now_ = 100s;
    Arrived all_;
    Excess excess_;
};

// Of a second, one more than is taken of one thing.
Arrived one_over(std::uint64_t Arrived::*what) {
    Arrived more;
    more.*what = Excess::most.*what + 1;
    return more;
}

constexpr auto every_limit = {&Arrived::bytes, &Arrived::packets, &Arrived::pictures, &Arrived::pixels};

}  // namespace

TEST(Excess, AsMuchAsIsTakenMayComeForEver) {
    Line line;
    EXPECT_FALSE(line.seconds(600, Excess::most));
}

TEST(Excess, OneOverOfAnythingIsTooMuchAfterThreeSeconds) {
    for (const auto what : every_limit) {
        Line line;
        line.second({});
        EXPECT_FALSE(line.seconds(Excess::judgements_max - 1, one_over(what)));
        EXPECT_TRUE(line.second(one_over(what)));
    }
}

TEST(Excess, ABurstIsNoReason) {
    Line line;
    line.second({});
    const Arrived burst = one_over(&Arrived::bytes);
    EXPECT_FALSE(line.seconds(Excess::judgements_max - 1, burst));
    EXPECT_FALSE(line.second(Excess::most));
    EXPECT_FALSE(line.seconds(Excess::judgements_max - 1, burst));
}

TEST(Excess, ItIsJudgedByTheTimeThatPassedHoweverOftenItIsAsked) {
    Excess excess;
    Arrived all;
    bool too_much = false;
    for (Instant now = 100s; now < 110s; now += 100ms) {
        too_much = too_much || excess.note(now, all);
        all.bytes += Excess::most.bytes / 10;
    }
    EXPECT_FALSE(too_much);
    for (Instant now = 110s; now < 114s; now += 100ms) {
        all.bytes += Excess::most.bytes / 5;
        too_much = excess.note(now, all);
    }
    EXPECT_TRUE(too_much);
}

TEST(Excess, WhatAPublicationBeganWithIsNoReason) {
    Excess excess;
    EXPECT_FALSE(excess.note(100s, {.bytes = 100 * Excess::most.bytes}));
    EXPECT_FALSE(excess.note(101s, {.bytes = 100 * Excess::most.bytes}));
}

TEST(Excess, WhatAnEncoderOfFullSizeSendsIsFarFromIt) {
    Line line;
    EXPECT_FALSE(line.seconds(60, {10'000'000 / 8, 1'200, 61, 61ull * 1920 * 1080}));
}
