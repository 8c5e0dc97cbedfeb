#include "server/journal/chain.hpp"

#include <gtest/gtest.h>

namespace paraninfo::journal {
namespace {

std::string hex(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes) {
        constexpr char digits[] = "0123456789abcdef";
        text += digits[static_cast<unsigned char>(byte) >> 4];
        text += digits[static_cast<unsigned char>(byte) & 15];
    }
    return text;
}

TEST(Chain, ThePayloadsHashIsPlainSha256OfNonceAndPayload) {
    // SHA-256("abc"), FIPS 180-4's own example.
    EXPECT_EQ(hex(Chain().inner("a", "bc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Chain, EveryFieldMatters) {
    Chain chain;
    const auto start = chain.start("auditorium");
    const auto inner = chain.inner("nonce", "payload");
    const auto next = chain.next(start, 1, 1000, "question.asked", inner);
    EXPECT_EQ(next, chain.next(start, 1, 1000, "question.asked", inner));
    EXPECT_NE(next, chain.next(chain.start("seminar"), 1, 1000, "question.asked", inner));
    EXPECT_NE(next, chain.next(start, 2, 1000, "question.asked", inner));
    EXPECT_NE(next, chain.next(start, 1, 1001, "question.asked", inner));
    EXPECT_NE(next, chain.next(start, 1, 1000, "question.asket", inner));
    EXPECT_NE(next, chain.next(start, 1, 1000, "question.asked", chain.inner("nonce", "paylead")));
}

TEST(Chain, ASealTellsFieldsApart) {
    Chain chain;
    EXPECT_NE(chain.seal({"ab", "c"}), chain.seal({"a", "bc"}));
    EXPECT_NE(chain.seal({"a"}), chain.seal({"a", ""}));
}

TEST(Chain, NumbersAreEightBytesMostSignificantFirst) {
    EXPECT_EQ(hex(big_endian(0x0102030405060708)), "0102030405060708");
}

TEST(Chain, RandomBytesAreAsManyAsAskedAndDiffer) {
    EXPECT_EQ(random_bytes(16).size(), 16u);
    EXPECT_NE(random_bytes(16), random_bytes(16));
}

}  // namespace
}  // namespace paraninfo::journal
