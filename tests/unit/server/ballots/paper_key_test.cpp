#include "server/ballots/paper_key.hpp"

#include "server/access/base64url.hpp"
#include "tests/unit/protocol/samples.hpp"

#include <chrono>

namespace paraninfo::ballots {
namespace {

using samples::Value;

std::string bytes(const Value& text) {
    return access::from_base64url(text.get<std::string>()).value();
}

const Value& papers() {
    static const Value loaded = samples::load("papers.json");
    return loaded;
}

// The key of the samples; what the page's own code blinded and finished stands there with it.
PaperKey known_key() {
    return PaperKey::from_der(bytes(papers()["key"])).value();
}

bool is_signed(const Value& paper, std::string_view signature) {
    const auto message =
        paper_message(RoomId{papers()["room"]}, PollId{papers()["poll"]}, bytes(paper["serial"]));
    return PaperCheck(bytes(papers()["modulus"])).is_signed(message, signature);
}

TEST(PaperKey, AgreesWithThePage) {
    const auto key = known_key();
    EXPECT_EQ(access::to_base64url(key.modulus()), papers()["modulus"]);
    ASSERT_EQ(papers()["papers"].size(), 3u);
    for (const Value& paper : papers()["papers"]) {
        EXPECT_EQ(key.sign(bytes(paper["blinded"])), bytes(paper["answer"]));
        EXPECT_TRUE(is_signed(paper, bytes(paper["signature"])));
    }
}

TEST(PaperKey, ASignatureIsOfOneSerialPollAndKey) {
    const Value& paper = papers()["papers"][0];
    const auto signature = bytes(paper["signature"]);
    EXPECT_FALSE(is_signed(papers()["papers"][1], signature));
    EXPECT_FALSE(is_signed(paper, bytes(paper["answer"]))) << "still blinded";
    EXPECT_FALSE(is_signed(paper, signature.substr(1)));
    EXPECT_FALSE(is_signed(paper, ""));
    const auto other = paper_message(RoomId{papers()["room"]}, PollId{"other"}, bytes(paper["serial"]));
    EXPECT_FALSE(PaperCheck(bytes(papers()["modulus"])).is_signed(other, signature));
    const auto message =
        paper_message(RoomId{papers()["room"]}, PollId{papers()["poll"]}, bytes(paper["serial"]));
    EXPECT_FALSE(PaperCheck(PaperKey::make().modulus()).is_signed(message, signature));
}

TEST(PaperKey, SignsOnlyWhatIsSmallerThanTheModulus) {
    const auto key = known_key();
    EXPECT_FALSE(key.sign(key.modulus()));
    EXPECT_FALSE(key.sign(std::string(modulus_bytes, '\xff')));
    EXPECT_FALSE(key.sign(std::string(modulus_bytes - 1, '\1')));
    EXPECT_FALSE(key.sign(std::string(modulus_bytes + 1, '\0')));
    EXPECT_TRUE(key.sign(std::string(modulus_bytes, '\1')));
}

TEST(PaperKey, ComesBackFromItsBytes) {
    const auto key = known_key();
    const auto again = PaperKey::from_der(key.der());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->modulus(), key.modulus());
    EXPECT_FALSE(PaperKey::from_der(key.der().substr(1)));
    EXPECT_FALSE(PaperKey::from_der(""));
}

// No assertion: for docs/decisions/secret-polls.md.
TEST(PaperKey, WhatOneSignatureAndOneCheckCost) {
    const auto key = known_key();
    const Value& paper = papers()["papers"][0];
    const auto blinded = bytes(paper["blinded"]);
    const auto signature = bytes(paper["signature"]);
    const auto message =
        paper_message(RoomId{papers()["room"]}, PollId{papers()["poll"]}, bytes(paper["serial"]));
    const PaperCheck check(bytes(papers()["modulus"]));
    const auto micros = [](auto&& act) {
        constexpr int rounds = 100;
        const auto begun = std::chrono::steady_clock::now();
        for (int i = 0; i < rounds; ++i) act();
        return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begun).count() /
               rounds;
    };
    RecordProperty("sign_us", std::to_string(micros([&] { EXPECT_TRUE(key.sign(blinded)); })));
    RecordProperty("check_us",
                   std::to_string(micros([&] { EXPECT_TRUE(check.is_signed(message, signature)); })));
}

}  // namespace
}  // namespace paraninfo::ballots
