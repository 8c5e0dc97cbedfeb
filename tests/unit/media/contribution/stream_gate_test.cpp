#include "media/contribution/stream_gate.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::contribution;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes rtp(std::uint8_t ssrc) {
    return {0x80, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0, ssrc, 'm'};
}

// A part of a compound packet: its type, its sender and further words.
Bytes part(std::uint8_t type, std::uint8_t ssrc, std::uint8_t words = 0) {
    Bytes bytes{0x80, type, 0, static_cast<std::uint8_t>(words + 1), 0, 0, 0, ssrc};
    bytes.resize(bytes.size() + 4 * std::size_t{words});
    return bytes;
}

Bytes operator+(Bytes one, const Bytes& other) {
    one.insert(one.end(), other.begin(), other.end());
    return one;
}

constexpr std::uint8_t sender_report = 200;
constexpr std::uint8_t description = 202;
constexpr std::uint8_t goodbye = 203;

void fill(StreamGate& gate) {
    for (std::uint8_t ssrc = 1; ssrc <= StreamGate::streams_max; ++ssrc)
        EXPECT_TRUE(gate.lets_in_rtp(rtp(ssrc)));
}

}  // namespace

TEST(StreamGate, TheFirstFewAreLetInForEverAndNobodyAfterThem) {
    StreamGate gate;
    fill(gate);
    EXPECT_FALSE(gate.lets_in_rtp(rtp(StreamGate::streams_max + 1)));
    EXPECT_TRUE(gate.lets_in_rtp(rtp(1)));
}

TEST(StreamGate, ReportsAreOfTheSameStreams) {
    StreamGate gate;
    fill(gate);
    EXPECT_TRUE(gate.lets_in_rtcp(part(sender_report, 1, 5) + part(description, 1, 3)));
    EXPECT_FALSE(gate.lets_in_rtcp(part(sender_report, 99, 5)));
    EXPECT_FALSE(gate.lets_in_rtcp(part(sender_report, 1, 5) + part(sender_report, 99, 5)))
        << "hidden behind a good one";
}

TEST(StreamGate, AReportMayBeTheFirstOfAStream) {
    StreamGate gate;
    for (std::uint8_t ssrc = 1; ssrc <= StreamGate::streams_max; ++ssrc)
        EXPECT_TRUE(gate.lets_in_rtcp(part(sender_report, ssrc)));
    EXPECT_FALSE(gate.lets_in_rtp(rtp(99)));
}

TEST(StreamGate, WhatIsTooShortOrDoesNotEndIsLeftOut) {
    StreamGate gate;
    EXPECT_FALSE(gate.lets_in_rtp({}));
    EXPECT_FALSE(gate.lets_in_rtp(Bytes(11, 0x80)));
    EXPECT_TRUE(gate.lets_in_rtp(Bytes(12, 0x80)));
    EXPECT_FALSE(gate.lets_in_rtcp(part(sender_report, 1) + Bytes(7, 0x80)));
    Bytes longer_than_it_is = part(sender_report, 1);
    longer_than_it_is[2] = 0xFF;
    EXPECT_TRUE(gate.lets_in_rtcp(longer_than_it_is)) << "rtpbin judges it";
}

TEST(StreamGate, AGoodbyeOfNobodyIsLeftOut) {
    StreamGate gate;
    EXPECT_FALSE(gate.lets_in_rtcp(part(goodbye, 1)));
    Bytes of_one = part(goodbye, 1);
    of_one[0] |= 1;
    EXPECT_TRUE(gate.lets_in_rtcp(of_one));
}
