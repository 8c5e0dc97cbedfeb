#include "config/host_port.hpp"

#include <gtest/gtest.h>

namespace paraninfo::config {
namespace {

TEST(HostPort, NamesAndAddressesHaveAPort) {
    EXPECT_EQ(host_and_port("decoder.example:9000"), (HostPort{"decoder.example", 9000}));
    EXPECT_EQ(host_and_port("192.0.2.7:1"), (HostPort{"192.0.2.7", 1}));
    EXPECT_EQ(host_and_port("[2001:db8::7]:65535"), (HostPort{"2001:db8::7", 65535}));
    EXPECT_TRUE(host_and_port(std::string(250, 'a') + ":65535"));
}

TEST(HostPort, AnythingElseIsNone) {
    for (const char* text :
         {"", ":", "decoder", "decoder:", ":9000", "decoder:0", "decoder:65536", "decoder:9 ", "decoder:+9",
          "Decoder:9", "a b:9", "2001:db8::7", "[decoder]:9", "[2001:db8::7:9", "srt://decoder:9", "a@b:9"})
        EXPECT_FALSE(host_and_port(text)) << text;
    EXPECT_FALSE(host_and_port(std::string(251, 'a') + ":65535"));
}

TEST(HostPort, AnAddressIsInDigits) {
    EXPECT_TRUE(is_address("192.0.2.7"));
    EXPECT_TRUE(is_address("2001:db8::7"));
    EXPECT_FALSE(is_address("decoder.example"));
    EXPECT_FALSE(is_address(""));
}

}  // namespace
}  // namespace paraninfo::config
