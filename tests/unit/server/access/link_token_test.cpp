#include "server/access/link_token.hpp"

#include "server/access/base64url.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <functional>
#include <iterator>

namespace paraninfo::access {
namespace {

using nlohmann::ordered_json;

const LinkKeys keys(Key32{1, 2, 3}, {});

Link link() {
    Link made;
    made.id = "abcdefgh";
    made.rooms = {"auditorium"};
    made.expires_s = 1'790'000'000;
    return made;
}

std::string signed_token(const std::string& payload, const LinkKeys& with = keys) {
    const auto text = "pn1." + to_base64url(payload);
    return text + "." + to_base64url(with.sign(text));
}

// A token of a payload that was changed before it was signed by the right key.
std::string with(const std::function<void(ordered_json&)>& change) {
    auto payload = ordered_json::parse(write_payload(link()));
    change(payload);
    return signed_token(payload.dump());
}

TEST(LinkToken, WhatIsMintedIsRead) {
    EXPECT_EQ(read_token(mint(link(), keys), keys), link());
    EXPECT_EQ(mint(link(), keys), mint(link(), keys));
    EXPECT_EQ(mint(link(), keys), signed_token(write_payload(link())));
}

TEST(LinkToken, TheLargestFitsAndALargerIsNotMinted) {
    auto large = link();
    large.rooms.clear();
    for (char c = 'a'; c < 'q'; ++c) large.rooms.push_back(std::string(32, c));
    large.kind = LinkKind::personal;
    large.sub = "s";
    large.name = "n";
    const auto spare = link_payload_bytes_max - write_payload(large).size();
    EXPECT_LT(spare, 62U);
    large.name += std::string(spare, 'n');
    EXPECT_LE(mint(large, keys).size(), token_bytes_max);
    EXPECT_EQ(read_token(mint(large, keys), keys), large);
    large.sub += "s";
    EXPECT_THROW(mint(large, keys), std::length_error);
}

// T21: one fixed algorithm, one form, one text for each token. What is not of that form.
std::vector<std::string> wrong_forms(const std::string& good) {
    const auto payload = good.substr(4, good.rfind('.') - 4);
    const auto signature = good.substr(good.rfind('.') + 1);
    auto flipped = *from_base64url(signature);
    flipped[0] = static_cast<char>(flipped[0] ^ 1);
    auto large_s = *from_base64url(signature);  // S not below the group's order
    large_s[63] = static_cast<char>(large_s[63] | 0xe0);
    return {"",
            "pn1",
            "pn1.",
            "pn1..",
            "...",
            payload,
            payload + "." + signature,
            "pn1." + payload,
            "pn1." + payload + ".",
            "pn1.." + signature,
            "pn2." + payload + "." + signature,
            "PN1." + payload + "." + signature,
            "pn1" + payload + "." + signature,
            " " + good,
            good + " ",
            good + "\n",
            good + "=",
            good + ".",
            good + "A",
            good.substr(0, good.size() - 1),
            good + "." + signature,
            "pn1." + payload + "=." + signature,
            "pn1." + payload + "A." + signature,
            "pn1." + payload.substr(1) + "." + signature,
            "pn1." + payload + "." + to_base64url(flipped),
            "pn1." + payload + "." + to_base64url(large_s),
            "pn1." + payload + "." + to_base64url(std::string(64, '\0')),
            "pn1." + payload + "." + std::string(86, 'A'),
            "pn1." + payload + "." + to_base64url("none"),
            "eyJhbGciOiJub25lIn0." + payload + ".",
            "eyJhbGciOiJIUzI1NiJ9." + payload + "." + signature};
}

// Payloads that the right key signed, or a wrong one, and that say what no link may say.
std::vector<std::string> wrong_statements() {
    const auto text = write_payload(link());
    const LinkKeys foreign(Key32{9}, {});
    return {signed_token(text, foreign),
            signed_token(""),
            signed_token("{}"),
            signed_token("[]"),
            signed_token(text + "{}"),
            signed_token(text.substr(0, text.size() - 1)),
            with([](auto& json) { json["kid"] = "other"; }),
            with([](auto& json) { json["kid"] = ""; }),
            with([](auto& json) { json["kid"] = "../local"; }),
            with([](auto& json) { json["alg"] = "none"; }),
            with([](auto& json) { json["alg"] = "EdDSA"; }),
            with([](auto& json) { json["jwk"] = ordered_json::object(); }),
            with([](auto& json) { json["x5u"] = "https://attacker.example"; }),
            with([](auto& json) { json.erase("exp"); }),
            with([](auto& json) { json["exp"] = "never"; }),
            with([](auto& json) { json["exp"] = nullptr; }),
            with([](auto& json) { json["exp"] = 99999999999999; }),
            with([](auto& json) { json["role"] = "admin"; }),
            with([](auto& json) { json["role"] = 3; }),
            with([](auto& json) { json["rooms"] = "*"; }),
            with([](auto& json) { json["rooms"] = ordered_json::array(); }),
            with([](auto& json) { json["id"] = "short"; }),
            with([](auto& json) { json["kind"] = "any"; }),
            with([](auto& json) { json["sub"] = "42"; })};
}

TEST(LinkToken, MoreThanFortyMutationsAreRefused) {
    const auto good = mint(link(), keys);
    auto mutants = wrong_forms(good);
    std::ranges::move(wrong_statements(), std::back_inserter(mutants));
    for (std::size_t i = 4; i < good.size(); i += 7) {
        auto mutant = good;
        mutant[i] = mutant[i] == 'A' ? 'B' : 'A';
        mutants.push_back(mutant);
    }
    EXPECT_GT(mutants.size(), 80U);
    for (const auto& mutant : mutants) EXPECT_FALSE(read_token(mutant, keys)) << mutant;
    EXPECT_TRUE(read_token(good, keys));
}

// Made by the openssl command alone: what another system does that follows PROTOCOL.md.
TEST(LinkToken, ATokenOfAnotherProgramIsRead) {
    std::ifstream file(PARANINFO_SOURCE_DIR "/tests/fuzz/corpus/link_token/personal.token");
    const std::string token((std::istreambuf_iterator<char>(file)), {});
    const auto read = read_token(token, keys);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->name, "M\u00f3");
    EXPECT_EQ(read->role, Audience::moderator);
    EXPECT_EQ(read->devices, 2);
}

TEST(LinkToken, AnIssuersTokenCountsForItsRolesOnly) {
    // Signed by a key that stands under "registration" for the hall alone; its public half comes from
    // OpenSSL's own derivation, checked in the test of the keys.
    const LinkKeys server(Key32{1},
                          {{"registration", "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw", {"hall"}}});
    Key32 seed = {0x4c, 0xcd, 0x08, 0x9b, 0x28, 0xff, 0x96, 0xda, 0x9d, 0xb6, 0xc3,
                  0x46, 0xec, 0x11, 0x4e, 0x0f, 0x5b, 0x8a, 0x31, 0x9f, 0x35, 0xab,
                  0xa6, 0x24, 0xda, 0x8c, 0xf6, 0xed, 0x4f, 0xb8, 0xa6, 0xfb};
    const LinkKeys registration(seed, {});
    auto made = link();
    made.kid = "registration";
    made.role = Audience::hall;
    EXPECT_EQ(read_token(mint(made, registration), server), made);
    made.role = Audience::moderator;
    EXPECT_FALSE(read_token(mint(made, registration), server));
    made.role = Audience::hall;
    made.kid = "local";
    EXPECT_FALSE(read_token(mint(made, registration), server));
}

}  // namespace
}  // namespace paraninfo::access
