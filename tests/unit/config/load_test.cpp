#include "config/load.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace paraninfo::config {
namespace {

const std::filesystem::path shipped = std::filesystem::path(PARANINFO_SOURCE_DIR) / "config";

constexpr auto least = R"({"rooms": [{"id": "a", "name": {"es": "A", "en": "A"}}]})";

std::string contents(const std::filesystem::path& path) {
    std::ifstream stream(path);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

// All dotted keys of scalars, with "[]" for each array of objects.
void keys_of(const nlohmann::json& value, const std::string& path, std::vector<std::string>& keys) {
    if (value.is_object()) {
        for (const auto& [key, member] : value.items()) {
            keys_of(member, path.empty() ? key : path + "." + key, keys);
        }
    } else if (value.is_array() && !value.empty() && value[0].is_object()) {
        for (const auto& member : value) keys_of(member, path + "[]", keys);
    } else {
        keys.push_back(path);
    }
}

TEST(Load, TheExampleHoldsEveryDefault) {
    auto example = load(shipped / "example.json").value();
    auto defaults = parse(least, "least.json").value();
    EXPECT_EQ(example.rooms.size(), 1U);
    EXPECT_EQ(example.issuers.size(), 1U);
    example.rooms = defaults.rooms;
    example.feeds = defaults.feeds;
    example.issuers = defaults.issuers;
    EXPECT_EQ(example, defaults);
}

TEST(Load, EveryKeyOfTheExampleIsDocumented) {
    const auto readme = contents(shipped / "README.md");
    std::vector<std::string> keys;
    keys_of(nlohmann::json::parse(contents(shipped / "example.json")), "", keys);
    EXPECT_GT(keys.size(), 60U);
    for (const auto& key : keys) EXPECT_NE(readme.find("| `" + key + "` |"), std::string::npos) << key;
}

TEST(Load, TheDemosFileIsValid) {
    EXPECT_EQ(load(shipped / "demo.json").value().feeds[0].kind, FeedKind::test);
}

TEST(Load, TheServicesFileLacksNothingButTheCertificate) {
    std::string text = contents(shipped.parent_path() / "packaging/systemd/paraninfo.json");
    const std::string event = "/etc/paraninfo/event.json";
    ASSERT_NE(text.find(event), std::string::npos);
    text.replace(text.find(event), event.size(), (shipped / "event.example.json").string());
    const std::string tls = "/etc/paraninfo/tls/";
    for (auto at = text.find(tls); at != std::string::npos; at = text.find(tls))
        text.replace(at, tls.size(), "/nowhere/");
    const auto loaded = parse(text, "paraninfo.json");
    ASSERT_FALSE(loaded);
    ASSERT_EQ(loaded.error().size(), 2U) << to_string(loaded.error()[0]);
    EXPECT_EQ(loaded.error()[0].key, "tls.certificate");
    EXPECT_EQ(loaded.error()[1].key, "tls.key");
}

TEST(Load, ARoomHasFourFurtherFeedsAtMost) {
    const auto with = [](const std::string& feeds) {
        return parse(
            R"({"event": {"languages": ["en"]}, "rooms": [{"id": "a", "name": {"en": "A"}, "feed": "main",
            "contribution": {"taken": true, "feeds": [)" +
                feeds + R"(]}}], "feeds": [{"id": "main"}, {"id": "b"},
            {"id": "c"}, {"id": "d"}, {"id": "e"}, {"id": "f"}]})",
            "event.json");
    };
    const auto four = with(R"("b", "c", "d", "e")");
    ASSERT_TRUE(four) << to_string(four.error()[0]);
    EXPECT_EQ(four.value().rooms[0].contribution.feeds, (std::vector<std::string>{"b", "c", "d", "e"}));
    EXPECT_FALSE(with(R"("b", "c", "d", "e", "f")"));
}

TEST(Load, AMissingFileIsNamed) {
    const auto loaded = load("/nowhere/event.json");
    ASSERT_FALSE(loaded);
    EXPECT_EQ(to_string(loaded.error()[0]), "/nowhere/event.json: cannot be read");
}

TEST(Load, AnUnknownKeyIsNamedWithItsLine) {
    const auto loaded = parse(
        "{\n \"rooms\": [{\"id\":\"a\",\"name\":{\"es\":\"A\",\"en\":\"A\"}}],\n \"listen\": {\n  "
        "\"prot\": 1}}",
        "event.json");
    ASSERT_FALSE(loaded);
    ASSERT_EQ(loaded.error().size(), 1U);
    EXPECT_EQ(to_string(loaded.error()[0]), "event.json:4: listen.prot: unknown key");
}

TEST(Load, EveryProblemIsReportedAtOnceInOrderOfLines) {
    const auto loaded =
        parse("{\"listen\": {\"port\": 0,\n\"shards\": 1.5},\n\"public_host\": 7,\n\"x\": 1}", "f");
    ASSERT_FALSE(loaded);
    ASSERT_EQ(loaded.error().size(), 4U);
    EXPECT_EQ(loaded.error()[0].key, "listen.port");
    EXPECT_EQ(loaded.error()[1], (Problem{"f", 2, "listen.shards", "must be a whole number"}));
    EXPECT_EQ(loaded.error()[2], (Problem{"f", 3, "public_host", "must be a text"}));
    EXPECT_EQ(loaded.error()[3], (Problem{"f", 4, "x", "unknown key"}));
}

TEST(Load, AComplaintAboutAWholeIsAtItsLine) {
    const auto loaded =
        parse("{\"rooms\": [\n{\"id\":\"a\",\"name\":{\"es\":\"A\",\"en\":\"A\"},\n\"feed\": \"b\"}]}", "f");
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error()[0], (Problem{"f", 3, "rooms[0].feed", "there is no feed of this id"}));
}

TEST(Load, ValueOfAFailedLoadThrowsEveryProblem) {
    try {
        static_cast<void>(parse("{\"a\": 1, \"b\": 2}", "f").value());
        FAIL();
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(), "f:1: a: unknown key\nf:1: b: unknown key");
    }
}

TEST(Load, PathsAreAbsolute) {
    const auto settings = parse(least, "f").value();
    EXPECT_EQ(settings.data_dir, std::filesystem::current_path() / "var");
    EXPECT_EQ(settings.admin.socket, std::filesystem::current_path() / "var/run/admin.sock");
    EXPECT_TRUE(settings.media.worker.empty());
}

}  // namespace
}  // namespace paraninfo::config
