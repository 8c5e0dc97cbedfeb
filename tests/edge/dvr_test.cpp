// A live broadcast of the real worker that can be watched from further back than memory holds: what left
// memory comes from the disk as it was, also after the server was killed.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

namespace paraninfo {
namespace {

using nlohmann::json;

std::uint64_t number_behind(const std::string& text, const std::string& tag) {
    const auto at = text.find(tag);
    return at == std::string::npos ? 0 : std::stoull(text.substr(at + tag.size()));
}

std::size_t segments_in(const std::string& text) {
    std::size_t found = 0;
    for (auto at = text.find("#EXTINF:"); at != std::string::npos; at = text.find("#EXTINF:", at + 1))
        ++found;
    return found;
}

class Dvr : public testing::Test {
  protected:
    Dvr() {
        server_.stop(SIGINT);
        const auto path = server_.folder().path() / "config.json";
        json config = json::parse(std::ifstream{path});
        config["rooms"][0]["feed"] = "test";
        config["feeds"] = {{{"id", "test"}, {"kind", "test"}}};
        config["media"] = {
            {"renditions", {{{"name", "180p"}, {"width", 320}, {"height", 180}, {"kbit", 200}}}},
            {"dvr_minutes", 10}};
        config["recording"] = {{"on", true}};
        std::ofstream{path} << config.dump();
        server_.start();
        guest_ = server_.enter("participant");
    }
    test::Answer get(const std::string& path, const std::string& fields = "") const {
        test::Client client(server_.port());
        return client.get(path, fields + "Cookie: " + guest_.cookie + "\r\n");
    }
    std::string playlist() const { return get(base_ + "180p/live.m3u8").body; }
    // Waits until that many segments are listed.
    bool lists(std::size_t segments) {
        for (int i = 0; i < 1800; ++i) {
            if (base_.empty()) find_base();
            if (!base_.empty() && segments_in(playlist()) >= segments) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        return false;
    }
    void find_base() {
        const auto folder = server_.folder().path() / "data" / "recordings" / "auditorium";
        if (!std::filesystem::exists(folder)) return;
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            base_ = "/hls/auditorium/" + entry.path().filename().string() + "/";
    }

    test::RunningServer server_;
    test::Person guest_;
    std::string base_;
};

TEST_F(Dvr, ASegmentThatLeftMemoryIsStillHadAsItWasAlsoAfterAKill) {
    ASSERT_TRUE(lists(2)) << server_.log();
    const std::string first =
        base_ + "180p/" + std::to_string(number_behind(playlist(), "#EXT-X-MEDIA-SEQUENCE:")) + ".m4s";
    const auto fresh = get(first);
    ASSERT_EQ(fresh.status, 200);
    EXPECT_EQ(server_.metric("paraninfo_hls_past_total"), -1) << "from memory";

    ASSERT_TRUE(lists(15)) << server_.log();
    const auto old = get(first);
    EXPECT_EQ(server_.metric("paraninfo_hls_past_total"), 1) << "from the disk";
    EXPECT_EQ(old.status, 200);
    EXPECT_TRUE(old.body == fresh.body);
    for (const char* field : {"etag", "cache-control", "content-type", "accept-ranges", "content-length"})
        EXPECT_EQ(old.field(field), fresh.field(field)) << field;
    const auto piece = get(first, "Range: bytes=10-29\r\n");
    EXPECT_EQ(piece.status, 206);
    EXPECT_EQ(piece.body, fresh.body.substr(10, 20));
    EXPECT_EQ(get(first, "If-None-Match: " + fresh.field("etag") + "\r\n").status, 304);
    EXPECT_EQ(get(base_ + "180p/900.m4s").status, 404);
    test::Client stranger(server_.port());
    EXPECT_EQ(stranger.get(first).status, 401);

    const auto delta = get(base_ + "180p/live.m3u8?_HLS_skip=YES").body;
    const auto skipped = number_behind(delta, "#EXT-X-SKIP:SKIPPED-SEGMENTS=");
    EXPECT_GE(skipped, 8U);
    EXPECT_NE(delta.find("CAN-SKIP-UNTIL=12.00000"), std::string::npos);

    const auto begins = number_behind(playlist(), "#EXT-X-MEDIA-SEQUENCE:");
    server_.stop(SIGKILL);
    server_.start();
    ASSERT_TRUE(lists(16)) << server_.log();
    EXPECT_EQ(number_behind(playlist(), "#EXT-X-MEDIA-SEQUENCE:"), begins);
    EXPECT_EQ(playlist().find("#EXT-X-DISCONTINUITY\n"), std::string::npos);
    EXPECT_TRUE(get(first).body == fresh.body);
    std::istringstream lines{playlist()};
    for (std::string line; std::getline(lines, line);)
        if (line.ends_with(".m4s")) {
            EXPECT_EQ(get(base_ + "180p/" + line).status, 200) << line;
        }
}

}  // namespace
}  // namespace paraninfo
