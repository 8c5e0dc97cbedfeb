#include "media/ingest/household.hpp"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace paraninfo::ingest {
namespace {

std::string of_v4(const char* text) {
    sockaddr_in peer{};
    peer.sin_family = AF_INET;
    ::inet_pton(AF_INET, text, &peer.sin_addr);
    return household_of(reinterpret_cast<const sockaddr*>(&peer));
}

std::string of_v6(const char* text) {
    sockaddr_in6 peer{};
    peer.sin6_family = AF_INET6;
    ::inet_pton(AF_INET6, text, &peer.sin6_addr);
    return household_of(reinterpret_cast<const sockaddr*>(&peer));
}

TEST(Household, IsAnAddressOrItsNetwork) {
    EXPECT_EQ(of_v4("192.0.2.1"), of_v4("192.0.2.1"));
    EXPECT_NE(of_v4("192.0.2.1"), of_v4("192.0.2.2"));
    EXPECT_EQ(of_v6("2001:db8:1:2::1"), of_v6("2001:db8:1:2:ffff::2"));
    EXPECT_NE(of_v6("2001:db8:1:2::1"), of_v6("2001:db8:1:3::1"));
}

TEST(Household, AnOlderAddressIsItselfInANewerSocket) {
    EXPECT_EQ(of_v6("::ffff:192.0.2.1"), of_v4("192.0.2.1"));
    EXPECT_NE(of_v6("::ffff:192.0.2.1"), of_v6("::ffff:192.0.2.2"));
}

TEST(Household, OfNobodyIsEmpty) {
    EXPECT_EQ(household_of(nullptr), "");
    sockaddr other{};
    other.sa_family = AF_UNIX;
    EXPECT_EQ(household_of(&other), "");
}

}  // namespace
}  // namespace paraninfo::ingest
