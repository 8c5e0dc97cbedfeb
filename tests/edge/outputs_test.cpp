// How the programme leaves by SRT: told to the room's producers, with a real receiver, and to nobody else.
#include "tests/edge/free_port.hpp"
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <deque>
#include <functional>
#include <string>

namespace paraninfo {
namespace {

using nlohmann::json;

constexpr const char* outputs_key = R"("key":"outputs")";
constexpr int frames_most = 500;

class Outputs : public testing::Test {
  protected:
    // The output as it is told once `like` is true of it; null where that does not come.
    static json output(test::WebSocket& socket, const std::function<bool(const json& output)>& like) {
        for (int frames = 0; frames < frames_most; ++frames) {
            const test::WebSocket::Message message = socket.read();
            if (message.opcode == -1 || message.opcode == 8) return {};
            if (message.payload.find(outputs_key) == std::string::npos) continue;
            for (const json& one : json::parse(message.payload)) {
                if (one.value("method", "") != "state" || one["params"]["key"] != "outputs") continue;
                const json& first = one["params"]["data"]["outputs"][0];
                if (like(first)) return first;
            }
        }
        return {};
    }
    static json output_in_state(test::WebSocket& socket, const std::string& state) {
        return output(socket, [&state](const json& output) { return output["state"] == state; });
    }

    // What ffmpeg ends with after so many seconds of what it receives.
    int receive(const std::string& passphrase, int seconds) const {
        const std::string line =
            "timeout 60 ffmpeg -nostdin -v quiet -i 'srt://127.0.0.1:" + std::to_string(srt_port_) +
            "?streamid=to-obs&passphrase=" + passphrase + "' -t " + std::to_string(seconds) +
            " -c copy -f null -";
        return std::system(line.c_str());
    }
    std::string passphrase() const {
        return json::parse(server_.command("output --id to-obs"))["passphrase"].get<std::string>();
    }

    const std::uint16_t srt_port_ = test::free_port();
    const test::RunningServer server_{
        "{}", "",
        R"("feeds":[{"id":"main","kind":"test"}],"srt":{"port":)" + std::to_string(srt_port_) +
            R"(},"media":{"renditions":[{"name":"180p","width":320,"height":180,"kbit":300}]},)",
        R"("feed":"main","outputs":[{"id":"to-obs","overlays":false}],)"};
};

TEST_F(Outputs, AProducerSeesWhoeverReceivesComeAndGo) {
    test::WebSocket control(server_, server_.enter("producer"));
    control.join();
    const json before = output_in_state(control, "waiting");
    ASSERT_FALSE(before.is_null());
    EXPECT_EQ(before["sound"], "programme");
    EXPECT_EQ(before["overlays"], false);
    EXPECT_EQ(before["mode"], "listener");
    EXPECT_TRUE(before["since"].is_null());
    ASSERT_EQ(receive(passphrase(), 3), 0);
    const json sending = output(
        control, [](const json& output) { return output["state"] == "sending" && output["kbit"] > 0; });
    ASSERT_FALSE(sending.is_null());
    EXPECT_EQ(sending["receivers"], 1);
    const json after = output_in_state(control, "waiting");
    ASSERT_FALSE(after.is_null());
    EXPECT_GE(after["since"], sending["since"]);
    EXPECT_EQ(after["kbit"], 0);
}

TEST_F(Outputs, AreToldToProducersAloneWithoutTheirKey) {
    test::WebSocket control(server_, server_.enter("producer"));
    control.join();
    ASSERT_FALSE(output_in_state(control, "waiting").is_null());
    const std::string key = passphrase();
    std::deque<test::WebSocket> others;
    for (const char* role : {"participant", "hall", "screen", "moderator", "panelist"}) {
        others.emplace_back(server_, server_.enter(role));
        others.back().join();
    }
    EXPECT_NE(receive("never-the-right-key", 1), 0);
    const json refused = output(control, [](const json& output) { return !output["refusal"].is_null(); });
    ASSERT_FALSE(refused.is_null());
    EXPECT_EQ(refused["refusal"]["code"], 403);
    EXPECT_EQ(refused.dump().find(key), std::string::npos);
    EXPECT_FALSE(refused.contains("passphrase"));
    EXPECT_FALSE(refused.contains("url"));
    for (test::WebSocket& other : others) {
        // All up to the answer of what is asked now, whether the role may ask or not.
        other.send(test::ask(7, "Is that all?"));
        std::string frame;
        do {
            frame = other.read_until("\"jsonrpc\"");
            EXPECT_EQ(frame.find(outputs_key), std::string::npos) << frame;
        } while (!frame.empty() && frame.find("\"id\":7") == std::string::npos);
        EXPECT_NE(frame, "");
    }
}

}  // namespace
}  // namespace paraninfo
