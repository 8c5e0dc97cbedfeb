#include "server/access/base64url.hpp"

#include <gtest/gtest.h>

namespace paraninfo::access {
namespace {

TEST(Base64url, HasTheKnownTexts) {
    EXPECT_EQ(to_base64url(""), "");
    EXPECT_EQ(to_base64url("f"), "Zg");
    EXPECT_EQ(to_base64url("fo"), "Zm8");
    EXPECT_EQ(to_base64url("foo"), "Zm9v");
    EXPECT_EQ(to_base64url("\xfb\xff"), "-_8");
}

TEST(Base64url, EveryByteComesBack) {
    std::string bytes;
    for (int i = 0; i < 256; ++i) {
        bytes += static_cast<char>(i);
        EXPECT_EQ(from_base64url(to_base64url(bytes)), bytes);
    }
}

TEST(Base64url, OneByteStringHasOneText) {
    EXPECT_TRUE(from_base64url("Zg"));
    for (const auto* text : {"Zh", "Zg==", "Z", "Zm9", "Zm+v", "Zm/v", "Zm9v ", "Zm9v\n", "Zm\xc3\xa9v"}) {
        EXPECT_FALSE(from_base64url(text)) << text;
    }
}

}  // namespace
}  // namespace paraninfo::access
