#include "protocol/media_link/intercom_bodies.hpp"

#include "protocol/media_link/bodies.hpp"
#include "protocol/media_link/source_names.hpp"
#include "tests/unit/protocol/media_link/body_of.hpp"
#include "tests/unit/protocol/media_link/sample_messages.hpp"
#include "tests/unit/protocol/media_link/still_valid.hpp"

#include <gtest/gtest.h>

// What is said behind the programme and the hall's echo: byte by byte as MEDIA_LINK.md has them, and each
// limit at its value and one over.
namespace paraninfo::media_link {
namespace {

using std::chrono::milliseconds;
using test::body_of;
using test::still_valid;

template <typename Change>
bool asides_valid(Change change) {
    return still_valid(test::asides(), change);
}
template <typename Change>
bool tested_valid(Change change) {
    return still_valid(EchoTested{}, change);
}

TEST(IntercomBodies, AnAsideIsItsSourceItsLevelsAndWhoHearsIt) {
    EXPECT_EQ(body_of(Asides{{{"t", -1, -2, {"a", "b"}}}}),
              std::string("\x01\0\x01\0t\xFF\xFF\xFE\xFF\x02\0\x01\0a\x01\0b", 17));
    EXPECT_EQ(body_of(TestEcho{}), "");
}

TEST(IntercomBodies, WhatCameOfATestIsItsOutcomeItsLevelAndItsDelay) {
    EXPECT_EQ(body_of(EchoTested{EchoTested::Outcome::heard, -3, milliseconds{0x0102}}),
              std::string("\x01\xFD\xFF\x02\x01", 5));
}

TEST(IntercomBodies, AsidesKeepTheirLimits) {
    EXPECT_TRUE(asides_valid([](Asides& m) { m.asides.resize(asides_max, m.asides[0]); }));
    EXPECT_FALSE(asides_valid([](Asides& m) { m.asides.resize(asides_max + 1, m.asides[0]); }));
    EXPECT_TRUE(asides_valid([](Asides& m) { m.asides[0].listeners.resize(aside_listeners_max, "cam-1f"); }));
    EXPECT_FALSE(
        asides_valid([](Asides& m) { m.asides[0].listeners.resize(aside_listeners_max + 1, "cam-1f"); }));
    EXPECT_FALSE(asides_valid([](Asides& m) { m.asides[0].listeners[0] = "Cam"; }));
    EXPECT_FALSE(asides_valid([](Asides& m) { m.asides[0].source = ""; }));
    EXPECT_TRUE(asides_valid([](Asides& m) { m.asides[0].gain = aside_gain_max; }));
    EXPECT_FALSE(asides_valid([](Asides& m) { m.asides[0].gain = aside_gain_max + 1; }));
    EXPECT_FALSE(asides_valid([](Asides& m) { m.asides[0].gain = aside_gain_min - 1; }));
    EXPECT_TRUE(asides_valid([](Asides& m) { m.asides[0].ducking = ducking_min; }));
    EXPECT_FALSE(asides_valid([](Asides& m) { m.asides[0].ducking = ducking_min - 1; }));
    EXPECT_FALSE(asides_valid([](Asides& m) { m.asides[0].ducking = 1; }));
}

TEST(IntercomBodies, ATestsOutcomeKeepsItsLimits) {
    EXPECT_TRUE(tested_valid([](EchoTested& m) { m.outcome = EchoTested::Outcome::no_floor; }));
    EXPECT_FALSE(tested_valid([](EchoTested& m) { m.outcome = EchoTested::Outcome{5}; }));
    EXPECT_FALSE(tested_valid([](EchoTested& m) { m.outcome = EchoTested::Outcome{0}; }));
    EXPECT_TRUE(tested_valid([](EchoTested& m) { m.level = echo_level_max; }));
    EXPECT_FALSE(tested_valid([](EchoTested& m) { m.level = echo_level_max + 1; }));
    EXPECT_FALSE(tested_valid([](EchoTested& m) { m.level = echo_level_min - 1; }));
    EXPECT_TRUE(tested_valid([](EchoTested& m) { m.delay = echo_delay_max; }));
    EXPECT_FALSE(tested_valid([](EchoTested& m) { m.delay = echo_delay_max + milliseconds{1}; }));
}

TEST(IntercomBodies, TalkbackIsToldByItsName) {
    EXPECT_TRUE(is_talkback("talk-1f"));
    EXPECT_FALSE(is_talkback("cam-1f"));
    EXPECT_FALSE(is_talkback("talk"));
}

}  // namespace
}  // namespace paraninfo::media_link
