#include "server/gateway/client_address.hpp"

#include <gtest/gtest.h>

namespace paraninfo::gateway {
namespace {

using boost::asio::ip::make_address;
using Fields = std::vector<strict::Field>;

const Proxies proxies = {make_address("192.0.2.10"), make_address("2001:db8::10")};

std::string client(Fields fields) {
    strict::RequestHead head;
    head.fields = std::move(fields);
    return client_address(head, proxies, "192.0.2.10");
}

TEST(ClientAddress, TheProxysWordForWhoItSees) {
    EXPECT_EQ(client({{"X-Forwarded-For", "203.0.113.7"}}), "203.0.113.7");
    EXPECT_EQ(client({{"host", "x"}, {"x-forwarded-for", " 203.0.113.7 "}}), "203.0.113.7");
}

TEST(ClientAddress, WhatAClientSaidOfItselfStandsBeforeThatAndIsNotRead) {
    EXPECT_EQ(client({{"X-Forwarded-For", "10.0.0.1, 203.0.113.7"}}), "203.0.113.7");
    EXPECT_EQ(client({{"X-Forwarded-For", "nonsense,,203.0.113.7"}}), "203.0.113.7");
    EXPECT_EQ(client({{"X-Forwarded-For", "10.0.0.1"}, {"X-Forwarded-For", "203.0.113.7"}}), "203.0.113.7");
}

TEST(ClientAddress, ProxiesOfOursAreSkippedFromTheEnd) {
    EXPECT_EQ(client({{"X-Forwarded-For", "203.0.113.7, 192.0.2.10, 2001:db8::10"}}), "203.0.113.7");
    EXPECT_EQ(client({{"X-Forwarded-For", "203.0.113.7"}, {"X-Forwarded-For", "192.0.2.10"}}), "203.0.113.7");
}

TEST(ClientAddress, NoneOrNonsenseIsTheProxyItself) {
    for (const std::string value : {"", "unknown", "203.0.113.7:443", "[2001:db8::1]", "203.0.113",
                                    "203.0.113.7, _hidden", "for=203.0.113.7", "192.0.2.10", "203.0.113.7,"})
        EXPECT_EQ(client({{"X-Forwarded-For", value}}), "192.0.2.10") << value;
    EXPECT_EQ(client({}), "192.0.2.10");
    EXPECT_EQ(client({{"X-Real-IP", "203.0.113.7"}, {"Forwarded", "for=203.0.113.7"}}), "192.0.2.10");
}

TEST(ClientAddress, AnIpv6NetworkCountsAsOne) {
    EXPECT_EQ(client({{"X-Forwarded-For", "2001:db8:1:2:3:4:5:6"}}), "2001:db8:1:2::");
    EXPECT_EQ(client({{"X-Forwarded-For", "::ffff:203.0.113.7"}}), "203.0.113.7");
}

TEST(ClientAddress, AListedAddressIsKnownInBothForms) {
    EXPECT_TRUE(is_listed(proxies, make_address("192.0.2.10")));
    EXPECT_TRUE(is_listed(proxies, make_address("::ffff:192.0.2.10")));
    EXPECT_TRUE(is_listed(proxies, make_address("2001:db8::10")));
    EXPECT_FALSE(is_listed(proxies, make_address("192.0.2.11")));
    EXPECT_FALSE(is_listed({}, make_address("127.0.0.1")));
}

}  // namespace
}  // namespace paraninfo::gateway
