#include "server/access/link.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace paraninfo::access {
namespace {

using nlohmann::json;

json open() {
    return {{"id", "abcdefgh"},      {"kid", "local"},          {"kind", "open"},
            {"role", "participant"}, {"rooms", {"auditorium"}}, {"exp", 1'790'000'000}};
}

json personal() {
    auto link = open();
    link["kind"] = "personal";
    link["sub"] = "42";
    link["name"] = "Someone";
    return link;
}

bool reads(json link, const std::string& member, const json& value) {
    link[member] = value;
    return read_payload(link.dump()).has_value();
}

TEST(Link, EveryMemberIsRead) {
    auto members = personal();
    members["lang"] = "es";
    members["devices"] = 2;
    const auto link = read_payload(members.dump()).value();
    EXPECT_EQ(link, (Link{"abcdefgh",
                          "local",
                          LinkKind::personal,
                          Audience::participant,
                          {"auditorium"},
                          1'790'000'000,
                          "42",
                          "Someone",
                          "es",
                          2,
                          0}));
    for (const auto* language : {"es", "en", "pt", "zh-Hant"}) {
        members["lang"] = language;
        EXPECT_EQ(read_payload(members.dump()).value().language, language);
    }
    members["role"] = "panelist";
    members["speaker"] = "ana-perez";
    EXPECT_EQ(read_payload(members.dump()).value().speaker, "ana-perez");
    EXPECT_EQ(read_payload(write_payload(read_payload(members.dump()).value())).value().speaker, "ana-perez");
    members = open();
    members["most"] = 10;
    EXPECT_EQ(read_payload(members.dump()).value().most, 10);
}

TEST(Link, WhatIsWrittenIsReadAgainAndAlwaysTheSame) {
    const auto link = read_payload(personal().dump()).value();
    EXPECT_EQ(read_payload(write_payload(link)), link);
    EXPECT_EQ(write_payload(link), write_payload(link));
    EXPECT_TRUE(write_payload(link).starts_with(R"({"id":"abcdefgh","kid":"local","kind":"personal")"));
}

TEST(Link, EachMemberThatIsNeededIsMissed) {
    for (const auto* member : {"id", "kid", "kind", "role", "rooms", "exp", "sub", "name"}) {
        auto link = personal();
        link.erase(member);
        EXPECT_FALSE(read_payload(link.dump())) << member;
    }
}

TEST(Link, MembersOfTheOtherKindAreRefused) {
    EXPECT_FALSE(reads(open(), "sub", "42"));
    EXPECT_FALSE(reads(open(), "name", "Someone"));
    EXPECT_FALSE(reads(open(), "devices", 1));
    EXPECT_FALSE(reads(personal(), "most", 1));
    auto panelist = personal();
    panelist["role"] = "panelist";
    EXPECT_TRUE(reads(panelist, "speaker", std::string(32, 's')));
    EXPECT_FALSE(reads(panelist, "speaker", std::string(33, 's')));
    EXPECT_FALSE(reads(panelist, "speaker", ""));
    EXPECT_FALSE(reads(panelist, "speaker", "ana pérez"));
    EXPECT_FALSE(reads(personal(), "speaker", "ana"));
    EXPECT_FALSE(reads(open(), "speaker", "ana"));
}

TEST(Link, ItsLimitsHoldToTheLast) {
    EXPECT_TRUE(reads(open(), "id", std::string(32, 'a')));
    EXPECT_FALSE(reads(open(), "id", std::string(33, 'a')));
    EXPECT_FALSE(reads(open(), "id", std::string(7, 'a')));
    EXPECT_FALSE(reads(open(), "id", "abcdefg!"));
    EXPECT_TRUE(reads(open(), "most", 100'000));
    EXPECT_FALSE(reads(open(), "most", 100'001));
    EXPECT_FALSE(reads(open(), "most", 0));
    EXPECT_TRUE(reads(personal(), "devices", 10));
    EXPECT_FALSE(reads(personal(), "devices", 11));
    EXPECT_FALSE(reads(personal(), "devices", 0));
    EXPECT_TRUE(reads(personal(), "name", std::string(64, 'a')));
    EXPECT_FALSE(reads(personal(), "name", std::string(65, 'a')));
    EXPECT_FALSE(reads(personal(), "sub", ""));
    json rooms = json::array();
    for (int i = 0; i < 16; ++i) rooms.push_back("room-" + std::to_string(i));
    EXPECT_TRUE(reads(open(), "rooms", rooms));
    rooms.push_back("room-16");
    EXPECT_FALSE(reads(open(), "rooms", rooms));
    EXPECT_FALSE(reads(open(), "rooms", json::array()));
    EXPECT_FALSE(reads(open(), "rooms", {"a", "a"}));
    EXPECT_FALSE(reads(open(), "rooms", {"Aula"}));
}

TEST(Link, WrongTypesAreRefused) {
    EXPECT_FALSE(reads(open(), "exp", "1790000000"));
    EXPECT_FALSE(reads(open(), "exp", 1790000000.5));
    EXPECT_FALSE(reads(open(), "exp", 1e9));
    EXPECT_FALSE(reads(open(), "exp", -1));
    EXPECT_FALSE(reads(open(), "rooms", "auditorium"));
    EXPECT_FALSE(reads(open(), "rooms", {1}));
    EXPECT_FALSE(reads(open(), "rooms", {{"auditorium"}}));
    EXPECT_FALSE(reads(open(), "role", "speaker"));
    EXPECT_FALSE(reads(open(), "role", json::array({"participant"})));
    for (const auto* language : {"fr", "zh", "zh-TW", "pt-BR", ""})
        EXPECT_FALSE(reads(open(), "lang", language)) << language;
    EXPECT_FALSE(reads(open(), "lang", nullptr));
    EXPECT_FALSE(reads(open(), "kind", "OPEN"));
    EXPECT_FALSE(reads(open(), "alg", "none"));
    EXPECT_FALSE(reads(open(), "jku", "https://attacker.example/keys"));
    EXPECT_FALSE(reads(personal(), "name", "two\nlines"));
    EXPECT_FALSE(reads(personal(), "name", std::string("zero\0byte", 9)));
}

TEST(Link, BrokenJsonIsRefused) {
    const auto good = open().dump();
    EXPECT_TRUE(read_payload(good));
    EXPECT_FALSE(read_payload(good + "x"));
    EXPECT_FALSE(read_payload(good + good));
    EXPECT_FALSE(read_payload(good.substr(0, good.size() - 1)));
    EXPECT_FALSE(read_payload("[" + good + "]"));
    EXPECT_FALSE(read_payload(good.substr(0, good.size() - 1) + R"(,"id":"abcdefgh"})"));
    EXPECT_FALSE(read_payload(good.substr(0, good.size() - 1) + R"(,"x":{"y":1}})"));
    for (const auto* text :
         {"", "null", "1", "\"x\"", "{}", "[]", "{\"id\":\"\xff\xff\xff\xff\xff\xff\xff\xff\"}"}) {
        EXPECT_FALSE(read_payload(text)) << text;
    }
}

TEST(Link, ThePayloadHasALimit) {
    const auto good = open().dump();
    EXPECT_TRUE(read_payload(good + std::string(link_payload_bytes_max - good.size(), ' ')));
    EXPECT_FALSE(read_payload(good + std::string(link_payload_bytes_max - good.size() + 1, ' ')));
}

TEST(Link, DevicesDefaultByRole) {
    auto link = read_payload(personal().dump()).value();
    EXPECT_EQ(devices_of(link), 3);
    link.role = Audience::moderator;
    EXPECT_EQ(devices_of(link), 1);
    link.devices = 2;
    EXPECT_EQ(devices_of(link), 2);
    for (const Audience role : {Audience::screen, Audience::panelist, Audience::producer})
        EXPECT_TRUE(takes_over(role));
    EXPECT_FALSE(takes_over(Audience::hall));
    EXPECT_EQ(most_of(link), 5000);
}

}  // namespace
}  // namespace paraninfo::access
