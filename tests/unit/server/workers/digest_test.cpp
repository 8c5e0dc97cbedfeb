#include "server/workers/digest.hpp"

#include <gtest/gtest.h>

#include <set>

namespace paraninfo::workers {
namespace {

MasterKey key(std::uint8_t fill) {
    MasterKey key;
    key.fill(fill);
    return key;
}

TEST(Digest, IsSha256) {
    EXPECT_EQ(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(SrtPassphrase, IsWhatHkdfOfTheKeyGives) {
    // HKDF-SHA256 without salt of 32 bytes of 7, info "paraninfo srt main 1", 20 bytes, base32.
    EXPECT_EQ(srt_passphrase(key(7), "main", 1), "bm2o6ebjdtfm45zrdzwzujjubsmrrc3t");
}

TEST(SrtPassphrase, IsThirtyTwoCharactersOfBase32) {
    const std::string passphrase = srt_passphrase(key(1), "main", 1);
    EXPECT_EQ(passphrase.size(), 32U);
    EXPECT_EQ(passphrase.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567"), std::string::npos);
}

TEST(OutputPassphrase, IsNeverThatOfAFeed) {
    const std::set<std::string> all{srt_passphrase(key(1), "main", 1), output_passphrase(key(1), "main", 1),
                                    output_passphrase(key(2), "main", 1),
                                    output_passphrase(key(1), "main", 2),
                                    output_passphrase(key(1), "second", 1)};
    EXPECT_EQ(all.size(), 5U);
    EXPECT_EQ(output_passphrase(key(1), "main", 1).size(), 32U);
}

TEST(SrtPassphrase, DiffersByKeyFeedAndGeneration) {
    const std::set<std::string> all{srt_passphrase(key(1), "main", 1), srt_passphrase(key(2), "main", 1),
                                    srt_passphrase(key(1), "second", 1), srt_passphrase(key(1), "main", 2)};
    EXPECT_EQ(all.size(), 4U);
    EXPECT_EQ(srt_passphrase(key(1), "main", 1), srt_passphrase(key(1), "main", 1));
}

}  // namespace
}  // namespace paraninfo::workers
