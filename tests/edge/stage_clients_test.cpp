// A WHIP and WHEP client of another make (aiortc) over the running program's own HTTPS, to its real worker
// and back: what it publishes by a key, it sees and hears where it plays with another panelist's login.
#include "tests/edge/running_server.hpp"
#include "tests/support/webrtc_client.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdlib>
#include <regex>
#include <string>

namespace paraninfo {
namespace {

using nlohmann::json;
using test::Person;
using test::WebrtcClient;

class StageClients : public testing::Test {
  protected:
    // The same to the eye in BT.601, as it is sent, and in BT.709.
    static constexpr std::array blue{74, 202, 106};

    std::string address(const std::string& path) const { return server.origin() + path; }
    std::string key_of(const Person& person) const {
        const std::string path = "/api/v1/rooms/auditorium/whip-key?seat=" + person.seat;
        return json::parse(server.post(person, path, "{}").body)["key"];
    }
    WebrtcClient publisher_of(const Person& person) const {
        return WebrtcClient({"at", address("/whip/auditorium"),
                             json{{"Authorization", "Bearer " + key_of(person)}}.dump(), "publish", "VP8",
                             std::to_string(blue[0]), std::to_string(blue[1]), std::to_string(blue[2]),
                             "1900"});
    }
    WebrtcClient player_of(const Person& person) const {
        return WebrtcClient({"at", address("/api/v1/rooms/auditorium/whep?seat=" + person.seat),
                             json{{"Cookie", person.cookie}, {"Origin", server.origin()}}.dump(), "play",
                             "1900", "440", "1000"});
    }
    // The one camera that is there, alone on the programme.
    void take_the_camera() const {
        test::WebSocket socket(server, server.enter("producer"));
        socket.join();
        std::smatch found;
        const std::string told = socket.read_until("\"cam-");
        ASSERT_TRUE(std::regex_search(told, found, std::regex("cam-[0-9a-f]{20}"))) << told;
        const json params{{"key", "00000000-0000-4000-8000-000000000001"},
                          {"transition", "cut"},
                          {"ms", 0},
                          {"scene", {{"layout", "full"}, {"sources", json::array({found[0].str()})}}}};
        socket.send(json{{"jsonrpc", "2.0"}, {"id", 2}, {"method", "stage.take"}, {"params", params}}.dump());
        EXPECT_NE(socket.read_until("\"stage.taken\""), "");
    }
    static void expect_session(WebrtcClient& client) {
        EXPECT_EQ(client.read(), (json{{"offered", 201}, {"type", "application/sdp"}, {"patched", 204}}));
    }
    // That colour, and of these tones the first alone.
    static bool is_known(const json& said) {
        for (std::size_t i = 0; i < blue.size(); ++i)
            if (std::abs(said["colour"][i].get<int>() - blue[i]) > 8) return false;
        return said["tones"][0] > 0.05 && said["tones"][1] < 0.005 && said["tones"][2] < 0.005;
    }
    // Between its offer and its end it says how it stands, again and again.
    static json left(WebrtcClient& client) {
        client.end();
        for (;;) {
            const json said = client.read();
            if (said.contains("left")) return said["left"];
        }
    }

    const test::RunningServer server{
        "{}", "",
        R"("feeds": [{"id": "main", "kind": "test"}], "media": {"sandbox": "off",)"
        R"("renditions": [{"name": "180p", "width": 320, "height": 180, "kbit": 200}]},)",
        R"("feed": "main", "contribution": {"taken": true, "addresses": ["127.0.0.1"]},)"};
};

}  // namespace

TEST_F(StageClients, AiortcPublishesByAKeyAndIsSeenAndHeardByAiortcWithALogin) {
    const Person ana = server.enter("panelist");
    WebrtcClient publisher = publisher_of(ana);
    expect_session(publisher);
    take_the_camera();
    WebrtcClient player = player_of(server.enter("panelist"));
    expect_session(player);
    json said;
    for (int times = 0; times < 240 && (said.is_null() || !is_known(said)); ++times) said = player.read();
    EXPECT_TRUE(is_known(said)) << said;
    EXPECT_EQ(left(player), 200);
    EXPECT_EQ(left(publisher), 200);
}

}  // namespace paraninfo
