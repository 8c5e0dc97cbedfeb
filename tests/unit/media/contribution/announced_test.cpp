#include "media/contribution/announced.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::contribution;

TEST(Announced, EachHostCandidateIsSaidOnceMoreForAnAddressOfItsFamily) {
    EXPECT_EQ(announced_in(
                  "v=0\r\na=candidate:1 1 UDP 2015363327 10.0.0.5 41000 typ host\r\n"
                  "a=candidate:2 1 UDP 2015363583 fe80::5 41001 typ host\r\n"
                  "a=candidate:3 1 UDP 1677722111 203.0.113.9 41000 typ srflx raddr 10.0.0.5 rport 41000\r\n",
                  {"203.0.113.1"}),
              "v=0\r\na=candidate:1 1 UDP 2015363327 10.0.0.5 41000 typ host\r\n"
              "a=candidate:19 1 UDP 2015363326 203.0.113.1 41000 typ host\r\n"
              "a=candidate:2 1 UDP 2015363583 fe80::5 41001 typ host\r\n"
              "a=candidate:3 1 UDP 1677722111 203.0.113.9 41000 typ srflx raddr 10.0.0.5 rport 41000\r\n");
}

TEST(Announced, WithoutAnAddressTheAnswerStays) {
    const std::string answer = "v=0\r\na=candidate:1 1 UDP 2015363327 10.0.0.5 41000 typ host\r\nlast";
    EXPECT_EQ(announced_in(answer, {}), answer);
}

TEST(Announced, TheLoopbackIsOfThisMachineAndADocumentsAddressIsNot) {
    EXPECT_TRUE(is_of_this_machine("127.0.0.1"));
    EXPECT_FALSE(is_of_this_machine("203.0.113.1"));
    EXPECT_FALSE(is_of_this_machine("example.org"));
    EXPECT_FALSE(is_of_this_machine(""));
}
