#include "server/gateway/ice_tcp.hpp"

#include "tests/support/stun.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::gateway;
using namespace paraninfo::test;
namespace ip = boost::asio::ip;

namespace {

std::string answer(const std::string& fragment, const std::string& candidates) {
    return "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=ice-ufrag:" + fragment + "\r\n" + candidates +
           "a=mid:0\r\n";
}

const std::string host = "a=candidate:1 1 UDP 2015363327 192.0.2.7 41008 typ host\r\n";
const std::string other = "a=candidate:2 1 udp 2015363326 2001:db8::7 41009 typ host\r\n";

const auto nowhere = ip::make_address("198.51.100.1");

}  // namespace

TEST(IceTcp, ARequestNamesTheSessionThatItCalls) {
    EXPECT_EQ(called_by(stun_call("srv1:browser")), "srv1");
}

TEST(IceTcp, WhatIsNoRequestNamesNone) {
    Packet good = stun_call("srv1:browser");
    EXPECT_EQ(called_by({}), std::nullopt);
    for (std::size_t size = 0; size < good.size(); ++size)
        EXPECT_EQ(called_by(std::span(good).first(size)), std::nullopt) << size;
    for (const std::size_t at : {0U, 1U, 3U, 4U, 7U}) {
        Packet bad = good;
        bad[at] ^= 1;
        EXPECT_EQ(called_by(bad), std::nullopt) << at;
    }
    EXPECT_EQ(called_by(stun_request({})), std::nullopt);
    EXPECT_EQ(called_by(stun_call("no-colon")), std::nullopt);
    EXPECT_EQ(called_by(stun_call(":browser")), std::nullopt);
    EXPECT_EQ(called_by(stun_request({0, 6, 0xFF, 0xFF})), std::nullopt);  // longer than what there is
}

TEST(IceTcp, AnAnswerSaysItBesideEachAddressAndTheSessionIsFoundThere) {
    IceTcpSessions sessions(8447);
    const std::string said = sessions.announce(answer("srv1", host + other));
    EXPECT_NE(
        said.find(host + "a=candidate:tcp1 1 tcp 1023410175 192.0.2.7 8447 typ host tcptype passive\r\n"),
        std::string::npos)
        << said;
    EXPECT_NE(said.find("a=candidate:tcp2 1 tcp 1023409919 2001:db8::7 8447 typ host tcptype passive\r\n"),
              std::string::npos);
    const ip::udp::endpoint first(ip::make_address("192.0.2.7"), 41008);
    const ip::udp::endpoint second(ip::make_address("2001:db8::7"), 41009);
    EXPECT_EQ(sessions.find("srv1", second.address()), second);
    EXPECT_EQ(sessions.find("srv1", nowhere), first);
    EXPECT_EQ(sessions.find("srv2", first.address()), std::nullopt);
}

TEST(IceTcp, SectionsOfTheirOwnTransportsAreSessionsOfTheirOwn) {
    IceTcpSessions sessions(8447);
    sessions.announce(answer("one", host) + answer("two", other));
    EXPECT_EQ(sessions.find("one", nowhere)->port(), 41008);
    EXPECT_EQ(sessions.find("two", nowhere)->port(), 41009);
}

TEST(IceTcp, OnlyHostsByUdpOfTheFirstComponentAreWays) {
    IceTcpSessions sessions(8447);
    const std::string text = answer("srv1",
                                    "a=candidate:1 1 tcp 1 192.0.2.7 9 typ host tcptype active\r\n"
                                    "a=candidate:2 2 udp 1 192.0.2.7 5 typ host\r\n"
                                    "a=candidate:3 1 udp 1 192.0.2.7 5 typ srflx raddr 10.0.0.1 rport 6\r\n"
                                    "a=candidate:4 1 udp 1 panelist.local 5 typ host\r\n"
                                    "a=candidate:5 1 udp 1 192.0.2.7 0 typ host\r\n"
                                    "a=candidate:6 1 udp\r\n");
    EXPECT_EQ(sessions.announce(text), text);
    EXPECT_EQ(sessions.find("srv1", nowhere), std::nullopt);
}

TEST(IceTcp, WithoutADoorNothingIsSaid) {
    IceTcpSessions sessions(0);
    EXPECT_EQ(sessions.announce(answer("srv1", host)), answer("srv1", host));
    EXPECT_EQ(sessions.find("srv1", nowhere), std::nullopt);
}

TEST(IceTcp, TheOldestIsForgotten) {
    IceTcpSessions sessions(8447);
    for (std::size_t i = 0; i <= IceTcpSessions::sessions_max; ++i)
        sessions.announce(answer("s" + std::to_string(i), host));
    EXPECT_EQ(sessions.find("s0", nowhere), std::nullopt);
    EXPECT_TRUE(sessions.find("s1", nowhere));
}
