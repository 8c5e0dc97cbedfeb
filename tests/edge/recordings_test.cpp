// A broadcast of the real worker, recorded by the real server: it survives a kill, can be played afterwards
// and taken away as one file that others can read.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <thread>

namespace paraninfo {
namespace {

using nlohmann::json;

class Recordings : public testing::Test {
  protected:
    Recordings() {
        server_.stop(SIGINT);
        const auto path = server_.folder().path() / "config.json";
        json config = json::parse(std::ifstream{path});
        config["rooms"][0]["feed"] = "test";
        config["rooms"].push_back({{"id", "table"}, {"name", {{"es", "B"}, {"en", "B"}}}});
        config["feeds"] = {{{"id", "test"}, {"kind", "test"}}};
        config["media"] = {
            {"renditions", {{{"name", "180p"}, {"width", 320}, {"height", 180}, {"kbit", 200}}}}};
        config["recording"] = {{"on", true}};
        std::ofstream{path} << config.dump();
        server_.start();
    }
    std::filesystem::path folder() const {
        return server_.folder().path() / "data" / "recordings" / "auditorium";
    }
    std::size_t segments_of_sound() const {
        std::size_t most = 0;
        if (!std::filesystem::exists(folder())) return 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder())) {
            std::ifstream in{entry.path() / "index"};
            std::size_t found = 0;
            for (std::string line; std::getline(in, line);)
                found += line.find("\"k\":\"segment\"") != std::string::npos &&
                         line.find("\"r\":1") != std::string::npos;
            most = std::max(most, found);
        }
        return most;
    }
    bool records(std::size_t segments) const {
        for (int i = 0; i < 1200 && segments_of_sound() < segments; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return segments_of_sound() >= segments;
    }
    test::Answer get(const std::string& path, const test::Person& who, const std::string& fields = "") const {
        test::Client client(server_.port());
        return client.get(path, fields + (who.cookie.empty() ? "" : "Cookie: " + who.cookie + "\r\n"));
    }
    json list(const test::Person& who) const {
        return json::parse(get("/api/v1/rooms/auditorium/recordings", who).body)["recordings"];
    }

    test::RunningServer server_;
};

std::string output_of(const std::string& command) {
    std::array<char, 4096> buffer{};
    std::string out;
    FILE* pipe = ::popen(command.c_str(), "r");
    while (const auto got = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), got);
    ::pclose(pipe);
    return out;
}

TEST_F(Recordings, ABroadcastSurvivesAKillAndIsPlayedAndTakenAwayAfterItsEnd) {
    ASSERT_TRUE(records(2)) << server_.log();
    server_.stop(SIGKILL);
    server_.start();
    ASSERT_TRUE(records(5)) << server_.log();
    const auto guest = server_.enter("participant");
    EXPECT_TRUE(list(guest).empty()) << "it goes on";
    server_.stop(SIGINT);
    server_.start();

    const json all = list(guest);
    ASSERT_EQ(all.size(), 1U) << "one broadcast, over the kill";
    EXPECT_GE(all[0]["duration_ms"], 10'000 - 100);
    const std::string playlist = all[0]["playlist"];
    const std::string base = playlist.substr(0, playlist.rfind('/') + 1);
    EXPECT_NE(get(playlist, guest).body.find("180p/vod.m3u8"), std::string::npos);
    const auto media = get(base + "180p/vod.m3u8", guest).body;
    EXPECT_NE(media.find("#EXT-X-ENDLIST"), std::string::npos);
    EXPECT_EQ(media.find("#EXT-X-DISCONTINUITY\n"), std::string::npos) << "the worker went on over the kill";
    std::istringstream lines{media};
    for (std::string line; std::getline(lines, line);)
        if (line.ends_with(".m4s")) {
            EXPECT_EQ(get(base + "180p/" + line, guest).status, 200) << line;
        }

    const std::string about = "/api/v1/rooms/auditorium/recordings/" + std::string(all[0]["publication"]);
    EXPECT_EQ(get(about + "/chapters.json?lang=en", guest).body, R"({"chapters":[]})");
    EXPECT_EQ(get(about + "/chapters.json?lang=zz-of-nobody", guest).body, R"({"chapters":[]})");
    EXPECT_EQ(get(about + "/chapters.vtt", guest).field("content-type"), "text/vtt; charset=utf-8");
    EXPECT_EQ(get(about + "/chapters.txt", guest).status, 404);
    EXPECT_EQ(get("/api/v1/rooms/auditorium/recordings/p2/chapters.json", guest).status, 404);

    const auto file = get(all[0]["download"], guest);
    ASSERT_EQ(file.status, 200);
    EXPECT_TRUE(file.field("content-disposition").starts_with("attachment; filename=\"auditorium-"));
    EXPECT_EQ(file.body.size(), std::stoul(file.field("content-length")));
    const auto piece = get(all[0]["download"], guest, "Range: bytes=1000-300000\r\n");
    EXPECT_EQ(piece.status, 206);
    EXPECT_TRUE(piece.body == file.body.substr(1000, 299'001));
    const std::string saved = server_.folder() / "saved.mp4";
    std::ofstream{saved, std::ios::binary} << file.body;
    const json probed =
        json::parse(output_of("ffprobe -v error -of json -show_format -show_streams " + saved));
    EXPECT_EQ(probed["streams"].size(), 2U);
    EXPECT_NEAR(std::stod(probed["format"]["duration"].get<std::string>()),
                all[0]["duration_ms"].get<double>() / 1000, 0.5);
    EXPECT_EQ(output_of("ffmpeg -v error -i " + saved + " -f null - 2>&1"), "");
}

TEST_F(Recordings, WhatIsNotToBeRecordedIsNotKept) {
    ASSERT_TRUE(records(2)) << server_.log();
    const auto desk = server_.enter("moderator");
    const auto guest = server_.enter("participant");
    const auto record = [&](bool on, const test::Person& who, const char* key) {
        const std::string body = R"({"jsonrpc":"2.0","id":1,"method":"broadcast.record","params":{"key":")" +
                                 std::string{key} + R"(","on":)" + (on ? "true" : "false") + "}}";
        const auto path = "/api/v1/rooms/auditorium/commands?seat=" + who.seat;
        return json::parse(server_.post(who, path, body).body)[0];
    };
    EXPECT_TRUE(record(false, guest, "6f1c2f0e-3d0a-4c8e-9a51-0c7b8f1d2e30").contains("error"));
    EXPECT_TRUE(record(false, desk, "6f1c2f0e-3d0a-4c8e-9a51-0c7b8f1d2e31").contains("result"));
    const std::string publication = std::filesystem::directory_iterator(folder())->path().filename();
    const auto live = [&] { return get("/hls/auditorium/" + publication + "/180p/live.m3u8", guest).body; };
    const auto newest = [&] {
        const std::string text = live();
        const auto end = text.rfind(".m4s\n");
        return end == std::string::npos ? 0 : std::stoi(text.substr(text.rfind('\n', end) + 1));
    };
    const auto reaches = [&](int number) {
        for (int i = 0; i < 1200 && newest() < number; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return newest() >= number;
    };
    const int stopped = newest();
    ASSERT_TRUE(reaches(stopped + 4)) << server_.log();
    const std::size_t before = segments_of_sound();
    server_.stop(SIGKILL);
    server_.start();
    ASSERT_TRUE(reaches(stopped + 7)) << server_.log();
    EXPECT_EQ(segments_of_sound(), before) << "also when the server comes back";
    EXPECT_TRUE(record(true, desk, "6f1c2f0e-3d0a-4c8e-9a51-0c7b8f1d2e32").contains("result"));
    ASSERT_TRUE(records(before + 2)) << server_.log();
    EXPECT_TRUE(list(guest).empty()) << "it goes on";
    server_.stop(SIGINT);
    server_.start();

    const json all = list(guest);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_NEAR(all[0]["duration_ms"].get<double>(), 2000.0 * static_cast<double>(segments_of_sound()), 2000);
    const auto media = get("/vod/auditorium/" + publication + "/180p/vod.m3u8", guest).body;
    EXPECT_NE(media.find("#EXT-X-DISCONTINUITY\n"), std::string::npos);
    EXPECT_EQ(media.find("#EXT-X-GAP"), std::string::npos);
    const auto file = get(all[0]["download"], guest);
    const std::string saved = server_.folder() / "saved.mp4";
    std::ofstream{saved, std::ios::binary} << file.body;
    EXPECT_EQ(output_of("ffmpeg -v error -i " + saved + " -f null - 2>&1"), "");
}

// The addresses of pictures that a list names.
std::vector<std::string> pictures_in(const std::string& list, const std::string& base) {
    std::vector<std::string> found;
    std::istringstream lines{list};
    for (std::string line; std::getline(lines, line);)
        if (line.ends_with(".jpg")) found.push_back(base + line);
    return found;
}

TEST_F(Recordings, ThumbnailsAreThereLiveAndAfterwardsForWhoHasASeat) {
    ASSERT_TRUE(records(4)) << server_.log();
    const auto guest = server_.enter("participant");
    const auto other = server_.enter("participant --room table");
    const std::string publication = std::filesystem::directory_iterator(folder())->path().filename();
    const std::string live = "/hls/auditorium/" + publication + "/";
    const auto list = get(live + "thumbnails.vtt", guest);
    EXPECT_EQ(list.field("content-type"), "text/vtt; charset=utf-8");
    EXPECT_EQ(get(live + "thumbnails.vtt", guest, "If-None-Match: " + list.field("etag") + "\r\n").status,
              304);
    auto pictures = pictures_in(list.body, live);
    EXPECT_GE(pictures.size(), 2U) << list.body;
    pictures.push_back(live + "poster.jpg");
    for (const std::string& picture : pictures) {
        const auto answer = get(picture, guest);
        EXPECT_EQ(answer.field("content-type"), "image/jpeg");
        EXPECT_EQ(answer.field("x-content-type-options"), "nosniff");
        EXPECT_TRUE(answer.body.starts_with("\xFF\xD8\xFF"));
        EXPECT_EQ(get(picture, {}).status, 401);
        EXPECT_EQ(get(picture, other).status, 404);
    }
    EXPECT_EQ(get(live + "thumbnails.vtt", {}).status, 401);
    const std::string kept = get(pictures.front(), guest).body;
    server_.stop(SIGINT);
    server_.start();

    const std::string base = "/vod/auditorium/" + publication + "/";
    const auto recorded = pictures_in(get(base + "thumbnails.vtt", guest).body, base);
    EXPECT_GE(recorded.size(), 2U);
    EXPECT_TRUE(get(recorded.front(), guest).body == kept) << "the same picture by the same name";
    const std::string poster = this->list(guest)[0]["poster"];
    EXPECT_EQ(poster, base + "poster.jpg");
    const std::string saved = server_.folder() / "saved.jpg";
    std::ofstream{saved, std::ios::binary} << get(poster, guest).body;
    const json probed = json::parse(output_of("ffprobe -v error -of json -show_streams " + saved));
    EXPECT_EQ(probed["streams"][0]["width"], 256);
    for (const std::string& picture : {poster, recorded.front(), base + "thumbnails.vtt"}) {
        EXPECT_EQ(get(picture, {}).status, 401);
        EXPECT_EQ(get(picture, other).status, 404);
    }
}

TEST_F(Recordings, OnlyWhoHasASeatInTheRoomSeesThem) {
    const auto other = server_.enter("participant --room table");
    const std::string address = "/vod/auditorium/0123456789abcdef/index.m3u8";
    EXPECT_EQ(get("/api/v1/rooms/auditorium/recordings", {}).status, 401);
    EXPECT_EQ(get(address, {}).status, 401);
    EXPECT_EQ(get("/api/v1/rooms/auditorium/recordings", other).status, 404);
    EXPECT_EQ(get(address, other).status, 404);
    EXPECT_EQ(get("/api/v1/rooms/auditorium/recordings/p1/chapters.json", other).status, 404);
    EXPECT_EQ(get("/api/v1/rooms/auditorium/recordings/p1/chapters.json", {}).status, 401);
    EXPECT_EQ(get("/vod/", other).status, 404);
    EXPECT_EQ(get("/vod/table", other).status, 404);
    EXPECT_EQ(get("/vod/table/0123456789abcdef/index.m3u8", other).status, 404);
    EXPECT_TRUE(list(server_.enter("participant")).empty());
}

}  // namespace
}  // namespace paraninfo
