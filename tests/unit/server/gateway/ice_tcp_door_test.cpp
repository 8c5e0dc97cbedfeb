#include "server/gateway/ice_tcp_door.hpp"

#include "tests/support/stun.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include <gtest/gtest.h>

#include <sys/socket.h>
#include <thread>

using namespace paraninfo::gateway;
using namespace paraninfo::test;
namespace asio = boost::asio;
namespace ip = asio::ip;

namespace {

// Only against a test that hangs.
void set_patience(auto& socket) {
    const timeval patience{60, 0};
    ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
}

std::uint16_t free_tcp_port() {
    asio::io_context context;
    return ip::tcp::acceptor(context, {ip::address_v4::loopback(), 0}).local_endpoint().port();
}

// A session that listens, and a door before it.
struct IceTcpDoorTest : ::testing::Test {
    asio::io_context context;
    ip::udp::socket session{context, {ip::address_v4::loopback(), 0}};
    const std::uint16_t port = free_tcp_port();
    IceTcpSessions sessions{port};
    IceTcpDoor door{context, "127.0.0.1", port, sessions};
    std::jthread thread;

    void SetUp() override {
        set_patience(session);
        sessions.announce("a=ice-ufrag:srv1\r\na=candidate:1 1 udp 1 127.0.0.1 " +
                          std::to_string(session.local_endpoint().port()) + " typ host\r\n");
        thread = std::jthread([this] { context.run(); });
    }
    void TearDown() override {
        context.stop();
        thread.join();
    }

    ip::tcp::socket panelist() {
        ip::tcp::socket socket(context);
        socket.connect({ip::address_v4::loopback(), port});
        set_patience(socket);
        return socket;
    }
    static void send(ip::tcp::socket& to, const Packet& packet) {
        Packet framed{static_cast<std::uint8_t>(packet.size() >> 8),
                      static_cast<std::uint8_t>(packet.size())};
        framed.insert(framed.end(), packet.begin(), packet.end());
        asio::write(to, asio::buffer(framed));
    }
    static Packet read(ip::tcp::socket& from) {
        Packet length(2);
        asio::read(from, asio::buffer(length));
        Packet packet(std::size_t{length[0]} << 8 | length[1]);
        asio::read(from, asio::buffer(packet));
        return packet;
    }
    static bool is_ended(ip::tcp::socket& socket) {
        boost::system::error_code ec;
        std::array<char, 1> byte;
        socket.read_some(asio::buffer(byte), ec);
        return ec == asio::error::eof || ec == asio::error::connection_reset;
    }
    std::pair<Packet, ip::udp::endpoint> arrived() {
        Packet packet(4096);
        ip::udp::endpoint from;
        packet.resize(session.receive_from(asio::buffer(packet), from));
        return {packet, from};
    }
};

}  // namespace

TEST_F(IceTcpDoorTest, WhatIsSentComesToTheSessionThatItCallsAndBack) {
    auto socket = panelist();
    send(socket, stun_call("srv1:browser"));
    const auto [request, from] = arrived();
    EXPECT_EQ(request, stun_call("srv1:browser"));
    session.send_to(asio::buffer(Packet{1, 2, 3}), from);
    EXPECT_EQ(read(socket), (Packet{1, 2, 3}));
    send(socket, Packet(1200, 9));
    EXPECT_EQ(arrived().first, Packet(1200, 9));
}

TEST_F(IceTcpDoorTest, EachConnectionIsASenderOfItsOwn) {
    auto one = panelist(), other = panelist();
    send(one, stun_call("srv1:one"));
    const auto first = arrived().second;
    send(other, stun_call("srv1:other"));
    const auto second = arrived().second;
    EXPECT_NE(first, second);
    session.send_to(asio::buffer(Packet{7}), second);
    EXPECT_EQ(read(other), Packet{7});
}

TEST_F(IceTcpDoorTest, WhoNamesNoSessionIsEnded) {
    for (const Packet& bad : {stun_call("srv2:browser"), Packet(40, 0), Packet{}}) {
        auto socket = panelist();
        send(socket, bad);
        EXPECT_TRUE(is_ended(socket));
    }
    auto web = panelist();
    asio::write(web, asio::buffer(std::string_view("GET / HTTP/1.1\r\n\r\n")));
    EXPECT_TRUE(is_ended(web));
}

TEST_F(IceTcpDoorTest, APacketLongerThanAnyPathCarriesEndsIt) {
    auto socket = panelist();
    send(socket, stun_call("srv1:browser"));
    arrived();
    asio::write(socket, asio::buffer(Packet{0xFF, 0xFF}));
    EXPECT_TRUE(is_ended(socket));
}

TEST_F(IceTcpDoorTest, WhoOnlyHoldsConnectionsKeepsNobodyOut) {
    std::vector<ip::tcp::socket> held;
    for (std::size_t i = 0; i < 2 * IceTcpDoor::connections_of_address_max; ++i) held.push_back(panelist());
    auto socket = panelist();
    send(socket, stun_call("srv1:browser"));
    EXPECT_EQ(arrived().first, stun_call("srv1:browser"));
    EXPECT_TRUE(is_ended(held.front()));
}

TEST_F(IceTcpDoorTest, AfterAFloodItStillPasses) {
    auto socket = panelist();
    send(socket, stun_call("srv1:browser"));
    const auto from = arrived().second;
    const Packet packet(2000, 5);
    std::jthread flood([&] {
        for (std::size_t sent = 0; sent < 2 * IceTcpDoor::bytes_a_second_max; sent += packet.size())
            send(socket, packet);
    });
    flood.join();
    // What comes after it still comes through, in both directions.
    session.send_to(asio::buffer(Packet{1}), from);
    EXPECT_EQ(read(socket), Packet{1});
}
