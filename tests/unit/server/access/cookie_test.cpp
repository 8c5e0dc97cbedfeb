#include "server/access/cookie.hpp"

#include <gtest/gtest.h>

#include <unordered_set>

namespace paraninfo::access {
namespace {

TEST(Cookie, AHundredThousandDoNotRepeat) {
    std::unordered_set<std::string> seen;
    for (int i = 0; i < 100'000; ++i) EXPECT_TRUE(seen.insert(random_cookie()).second);
}

// T16: each nibble is as likely as any other; 80 is far beyond chi-square's 99.9999th percentile at 15
// degrees.
TEST(Cookie, ItsBitsAreEven) {
    std::array<double, 16> counts{};
    const auto bytes = random_bytes(3'200'000);
    for (const char byte : bytes) {
        ++counts[static_cast<unsigned char>(byte) >> 4];
        ++counts[static_cast<unsigned char>(byte) & 15];
    }
    const double expected = static_cast<double>(bytes.size()) * 2 / 16;
    double chi_square = 0;
    for (const auto count : counts) chi_square += (count - expected) * (count - expected) / expected;
    EXPECT_LT(chi_square, 80);
}

TEST(Cookie, OnlyItsOwnFormIsHashed) {
    const auto cookie = random_cookie();
    EXPECT_EQ(cookie.size(), 43U);
    EXPECT_TRUE(hash_of_cookie(cookie));
    EXPECT_EQ(hash_of_cookie(cookie), hash_of_cookie(cookie));
    EXPECT_FALSE(hash_of_cookie(cookie + "A"));
    EXPECT_FALSE(hash_of_cookie(cookie.substr(1)));
    EXPECT_FALSE(hash_of_cookie("=" + cookie.substr(1)));
    EXPECT_FALSE(hash_of_cookie(""));
    EXPECT_FALSE(hash_of_cookie(std::string(100'000, 'A')));
}

TEST(Cookie, IdsAreSixteenCharacters) {
    EXPECT_EQ(random_id().size(), 16U);
}

}  // namespace
}  // namespace paraninfo::access
