// Players that are not ours, ffmpeg and GStreamer's own: they play the room's picture, by a grant since they
// send no cookie.
#include "tests/edge/free_port.hpp"
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <regex>
#include <string>

namespace paraninfo {
namespace {

using Value = nlohmann::json;

std::string said_by(const std::string& command) {
    std::FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    std::string out;
    std::array<char, 4096> chunk{};
    while (const auto size = std::fread(chunk.data(), 1, chunk.size(), pipe)) out.append(chunk.data(), size);
    ::pclose(pipe);
    return out;
}

int count(const std::string& text, const std::string& word) {
    int found = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
    return found;
}

class ForeignPlayers : public testing::Test {
  protected:
    // Where the picture can be fetched below `origin` once there is one.
    std::string playlist(const std::string& origin) const {
        test::WebSocket socket(server_, person_);
        socket.join();
        const std::string frame = socket.read_until("\"playlist\":\"");
        std::smatch found;
        if (!std::regex_search(frame, found, std::regex("\"playlist\":\"/hls/([^\"]+)\""))) return "";
        const auto answer =
            server_.post(person_, "/api/v1/rooms/auditorium/grant?seat=" + person_.seat, "{}");
        const std::string base = Value::parse(answer.body)["base"];
        return origin + base + found[1].str();
    }

    static std::string configuration(std::uint16_t plain_port) {
        return R"("feeds":[{"id":"main","kind":"test"}],"listen":{"proxies":["127.0.0.1"],"plain":{"address":"127.0.0.1","port":)" +
               std::to_string(plain_port) + "}},";
    }

    const std::uint16_t plain_port_ = test::free_port();
    test::RunningServer server_{"{}", "", configuration(plain_port_), R"("feed":"main",)"};
    const test::Person person_ = server_.enter("participant");
};

TEST_F(ForeignPlayers, FfmpegPlaysPictureAndSound) {
    const std::string address = playlist("https://127.0.0.1:" + std::to_string(server_.port()));
    ASSERT_NE(address, "");
    const std::string said = said_by("ffmpeg -nostdin -hide_banner -tls_verify 0 -i '" + address +
                                     "' -t 4 -map 0:v:0 -map 0:a:0 -f null -");
    EXPECT_NE(said.find("Video: h264"), std::string::npos) << said;
    EXPECT_NE(said.find("Audio: aac"), std::string::npos) << said;
    std::string last;
    static const std::regex counted("frame= *([0-9]+)");
    for (std::sregex_iterator at(said.begin(), said.end(), counted), end; at != end; ++at) last = (*at)[1];
    ASSERT_NE(last, "") << said;
    EXPECT_GE(std::stoi(last), 115) << said;
    EXPECT_EQ(said.find("error"), std::string::npos) << said;
}

// Over the plain door: GStreamer's HTTP client cannot be told to trust a certificate of ours from the
// outside.
TEST_F(ForeignPlayers, GStreamersHlsdemux2PlaysPictureAndSound) {
    const std::string address = playlist("http://127.0.0.1:" + std::to_string(plain_port_));
    ASSERT_NE(address, "");
    const auto sink = [](const std::string& name) {
        return "\"fakesink name=" + name + " sync=true silent=false\"";
    };
    const std::string said = said_by(
        "GST_PLUGIN_FEATURE_RANK=hlsdemux2:512 timeout --signal=INT 15 gst-launch-1.0 -v playbin3 uri='" +
        address + "' video-sink=" + sink("picture") + " audio-sink=" + sink("sound"));
    EXPECT_NE(said.find("GstHLSDemux2"), std::string::npos) << said.substr(0, 4000);
    EXPECT_EQ(said.find("ERROR"), std::string::npos) << said.substr(0, 4000);
    // Shown in their time: a few seconds' worth of the fifteen, whenever it began.
    EXPECT_GE(count(said, "picture: last-message = chain"), 120) << said.substr(0, 4000);
    EXPECT_GE(count(said, "sound: last-message = chain"), 180) << said.substr(0, 4000);
}

}  // namespace
}  // namespace paraninfo
