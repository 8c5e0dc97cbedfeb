// A player that is not ours: ffmpeg plays the room's picture, by a grant since it sends no cookie.
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

std::string output_of(const std::string& command) {
    std::FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    std::string out;
    std::array<char, 4096> chunk{};
    while (const auto size = std::fread(chunk.data(), 1, chunk.size(), pipe)) out.append(chunk.data(), size);
    ::pclose(pipe);
    return out;
}

class ForeignPlayers : public testing::Test {
  protected:
    // Where the picture can be fetched once there is one.
    std::string playlist() const {
        test::WebSocket socket(server_, person_);
        socket.join();
        const std::string frame = socket.read_until("\"playlist\":\"");
        std::smatch found;
        if (!std::regex_search(frame, found, std::regex("\"playlist\":\"/hls/([^\"]+)\""))) return "";
        const auto answer =
            server_.post(person_, "/api/v1/rooms/auditorium/grant?seat=" + person_.seat, "{}");
        const std::string base = Value::parse(answer.body)["base"];
        return "https://127.0.0.1:" + std::to_string(server_.port()) + base + found[1].str();
    }

    test::RunningServer server_{"{}", "", R"("feeds":[{"id":"main","kind":"test"}],)", R"("feed":"main",)"};
    const test::Person person_ = server_.enter("participant");
};

TEST_F(ForeignPlayers, FfmpegPlaysPictureAndSound) {
    const std::string address = playlist();
    ASSERT_NE(address, "");
    const std::string said = output_of("ffmpeg -nostdin -hide_banner -tls_verify 0 -i '" + address +
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

}  // namespace
}  // namespace paraninfo
