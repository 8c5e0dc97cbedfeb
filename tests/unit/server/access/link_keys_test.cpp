#include "server/access/link_keys.hpp"

#include "server/access/base64url.hpp"

#include <gtest/gtest.h>

namespace paraninfo::access {
namespace {

std::string bytes_of_hex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    }
    return bytes;
}

// RFC 8032, section 7.1, test 2.
const auto seed = bytes_of_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
const auto public_key = bytes_of_hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
const auto signature = bytes_of_hex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

Key32 key_of(const std::string& bytes) {
    Key32 key{};
    std::copy(bytes.begin(), bytes.end(), key.begin());
    return key;
}

TEST(LinkKeys, SignAsTheStandardSays) {
    const LinkKeys keys(key_of(seed), {});
    EXPECT_EQ(keys.sign("\x72"), signature);
    EXPECT_TRUE(keys.verify("local", "\x72", signature));
    EXPECT_FALSE(keys.verify("local", "\x73", signature));
}

TEST(LinkKeys, AnIssuersKeyCountsForItsRolesOnly) {
    const LinkKeys keys(Key32{1}, {{"registration", to_base64url(public_key), {"hall"}}});
    EXPECT_TRUE(keys.verify("registration", "\x72", signature));
    EXPECT_FALSE(keys.verify("local", "\x72", signature));
    EXPECT_TRUE(keys.allows("registration", Audience::hall));
    EXPECT_FALSE(keys.allows("registration", Audience::moderator));
    EXPECT_TRUE(keys.allows("local", Audience::moderator));
    EXPECT_FALSE(keys.allows("other", Audience::hall));
    EXPECT_FALSE(keys.verify("other", "\x72", signature));
}

TEST(LinkKeys, ASignatureOfAnotherSizeIsNone) {
    const LinkKeys keys(key_of(seed), {});
    EXPECT_FALSE(keys.verify("local", "\x72", signature.substr(1)));
    EXPECT_FALSE(keys.verify("local", "\x72", signature + "x"));
    EXPECT_FALSE(keys.verify("local", "\x72", ""));
}

TEST(LinkKeys, AnIssuerWithoutAKeyKeepsTheServerFromStarting) {
    EXPECT_THROW(LinkKeys(Key32{1}, {{"registration", "short", {"hall"}}}), std::runtime_error);
}

}  // namespace
}  // namespace paraninfo::access
