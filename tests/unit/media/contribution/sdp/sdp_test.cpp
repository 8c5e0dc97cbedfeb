#include "media/contribution/sdp/sdp.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::contribution;

namespace {

constexpr sdp::Limits limits{.lines = 10, .line_bytes = 100, .sections = 2};

}  // namespace

TEST(Sdp, SectionsHaveTheirOwnAttributes) {
    const auto read =
        sdp::read("v=0\r\na=group:BUNDLE 0\r\nm=audio 9 X 111 0\r\na=mid:0\r\na=sendonly\r\n", limits);
    ASSERT_TRUE(read);
    ASSERT_EQ(read->sections.size(), 1U);
    EXPECT_EQ(sdp::value_of(read->attributes, "group"), "BUNDLE 0");
    EXPECT_EQ(read->sections[0].kind, "audio");
    EXPECT_EQ(read->sections[0].port, 9U);
    EXPECT_EQ(read->sections[0].formats, (std::vector<std::string_view>{"111", "0"}));
    EXPECT_EQ(sdp::value_of(read->sections[0].attributes, "mid"), "0");
    EXPECT_EQ(sdp::value_of(read->sections[0].attributes, "sendonly"), "");
    EXPECT_EQ(sdp::value_of(read->sections[0].attributes, "send"), std::nullopt);
}

TEST(Sdp, ALineFeedAloneEndsALine) {
    EXPECT_TRUE(sdp::read("v=0\nm=audio 9 X 0\n", limits));
}

TEST(Sdp, SectionsHaveALimit) {
    const std::string section = "m=audio 9 X 0\r\n";
    EXPECT_TRUE(sdp::read("v=0\r\n" + section + section, limits));
    EXPECT_FALSE(sdp::read("v=0\r\n" + section + section + section, limits));
}

TEST(Sdp, NumbersAreDigitsUpToTheirMost) {
    EXPECT_EQ(sdp::number("127", 127), 127U);
    EXPECT_EQ(sdp::number("128", 127), std::nullopt);
    for (const char* text : {"", "-1", "+1", "1x", " 1", "99999999999"})
        EXPECT_EQ(sdp::number(text, 4294967295U), std::nullopt) << text;
}

TEST(Sdp, ACandidateIsUsableWithAnAddressAndByUdp) {
    EXPECT_TRUE(sdp::is_usable_candidate("candidate:1 1 UDP 2114977791 192.0.2.7 53247 typ host"));
    EXPECT_TRUE(sdp::is_usable_candidate(
        "candidate:1 1 udp 1677729535 2001:db8::7 5 typ srflx raddr 0.0.0.0 rport 0 generation 0"));
    for (const char* text : {"candidate:1 1 TCP 2114977791 192.0.2.7 9 typ host tcptype active",
                             "candidate:1 1 UDP 2114977791 example.org 53247 typ host",
                             "candidate:1 1 UDP 2114977791 192.0.2.7 70000 typ host",
                             "candidate:1 9 UDP 2114977791 192.0.2.7 53247 typ host",
                             "candidate:    host.local 1 UDP 1 192.0.2.7 53247 typ host",
                             "candidate:1 1 UDP  2114977791 192.0.2.7 53247 typ host",
                             "candidate:1 1 UDP 2114977791 192.0.2.7 53247 typ host raddr\r0.0.0.0",
                             "candidate:1 0 UDP 2114977791 192.0.2.7 53247 typ host",
                             "candidate:1 1 UDP 2114977791 192.0.2.7 53247 host", "candidate:", "mid:0"})
        EXPECT_FALSE(sdp::is_usable_candidate(text)) << text;
}

TEST(Sdp, ATokenHasNoSpaceAndALength) {
    EXPECT_TRUE(sdp::is_token("+6TuO6ZR02RduF8d/AnO8klO", 24));
    EXPECT_FALSE(sdp::is_token("+6TuO6ZR02RduF8d/AnO8klO", 23));
    for (const char* text : {"", "a b", "a\r", "a\"b", "a:b"}) EXPECT_FALSE(sdp::is_token(text, 99)) << text;
}
