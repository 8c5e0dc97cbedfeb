// Feeds of the running program, by the operator's command line.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

namespace paraninfo {
namespace {

using Value = nlohmann::json;

Value told(const test::RunningServer& server, const std::string& arguments) {
    return Value::parse(server.command("ctl " + arguments), nullptr, false);
}

std::string kept(const test::RunningServer& server, const std::string& file) {
    std::ifstream in(server.folder() / ("data/" + file));
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Ctl, AFeedIsAddedWithItsKeyShownOnceAndIsThereAfterARestart) {
    test::RunningServer server;
    const Value added = told(server, "add --id camera --kind rtmp");
    const std::string key = added["key"];
    EXPECT_TRUE(key.starts_with("camera_"));
    EXPECT_EQ(added["obs"]["key"], key);
    EXPECT_TRUE(server.logs("feeds.added"));
    EXPECT_EQ(server.log().find(key), std::string::npos);
    for (const char* file : {"feeds.json", "feed-keys.json"})
        EXPECT_EQ(kept(server, file).find(key), std::string::npos);
    server.stop(SIGTERM);
    server.start();
    const Value feeds = told(server, "feeds")["feeds"];
    ASSERT_EQ(feeds.size(), 1U);
    EXPECT_EQ(feeds[0]["id"], "camera");
    EXPECT_EQ(feeds[0]["state"], "waiting");
    EXPECT_EQ(feeds.dump().find(key), std::string::npos);
}

TEST(Ctl, ANewKeyIsAnotherOne) {
    test::RunningServer server;
    const Value first = told(server, "add --id camera --kind srt");
    const Value second = told(server, "key --id camera");
    EXPECT_NE(first["key"], second["key"]);
    EXPECT_TRUE(told(server, "remove --id camera").is_object());
    EXPECT_TRUE(told(server, "feeds")["feeds"].empty());
    const Value again = told(server, "add --id camera --kind srt");
    EXPECT_NE(again["key"], second["key"]) << "the key of a feed that was taken away does not come back";
}

TEST(Ctl, WhatCannotBeIsRefusedInWords) {
    test::RunningServer server;
    EXPECT_NE(server.command("ctl add --id Camera --kind srt").find("1 to 32 of a-z"), std::string::npos);
    EXPECT_NE(server.command("ctl add --id camera --kind udp").find("kind"), std::string::npos);
    EXPECT_NE(server.command("ctl add --id film --kind file --path /none.mp4").find("no such file"),
              std::string::npos);
    EXPECT_NE(server.command("ctl key --id none").find("no feed of this id"), std::string::npos);
    EXPECT_NE(server.command("ctl remove --id none").find("no feed of this id"), std::string::npos);
    EXPECT_TRUE(kept(server, "feeds.json").empty());
    server.stop(SIGTERM);
    EXPECT_NE(server.command("ctl feeds").find("no server answers"), std::string::npos);
    server.start();
}

TEST(Ctl, AnOutputIsListedAndItsKeyIsShownOnce) {
    test::RunningServer server("{}", "", R"("feeds":[{"id":"main","kind":"test"}],"srt":{"port":18890},)",
                               R"("feed":"main","outputs":[{"id":"to-obs","latency_ms":500}],)");
    const Value listed = told(server, "outputs")["outputs"];
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0]["id"], "to-obs");
    EXPECT_EQ(listed[0]["room"], "auditorium");
    EXPECT_EQ(listed[0]["mode"], "listener");
    EXPECT_EQ(listed[0]["receivers"], 0);
    EXPECT_TRUE(listed[0]["refusal"].is_null());
    EXPECT_EQ(server.metric("paraninfo_output_receivers{output=\"to-obs\"}"), 0);

    const Value first = Value::parse(server.command("output --id to-obs"), nullptr, false);
    const Value second = told(server, "output-key --id to-obs");
    const std::string key = second["passphrase"];
    EXPECT_EQ(key.size(), 32U);
    EXPECT_NE(first["passphrase"], key);
    EXPECT_EQ(second["url"], "srt://localhost:18890");
    EXPECT_EQ(second["streamid"], "to-obs");
    EXPECT_TRUE(second["receiver"].get<std::string>().ends_with("&latency=500000"));
    EXPECT_TRUE(server.logs("outputs.new_key"));
    EXPECT_EQ(server.log().find(key), std::string::npos);
    EXPECT_EQ(told(server, "outputs").dump().find(key), std::string::npos);
    EXPECT_EQ(kept(server, "feed-generations.json").find(key), std::string::npos);
    EXPECT_EQ(Value::parse(server.command("output --id to-obs"), nullptr, false)["passphrase"], key);
    EXPECT_NE(server.command("ctl output-key --id none").find("no output of this id"), std::string::npos);
}

}  // namespace
}  // namespace paraninfo
