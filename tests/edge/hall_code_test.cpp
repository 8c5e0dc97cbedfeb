// The code on the hall's screen, of the running program: to the screen alone, and a way in.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>

namespace paraninfo {
namespace {

using test::Person;
using test::RunningServer;
using test::WebSocket;

std::string joined(const RunningServer& server, const std::string& role) {
    WebSocket socket(server, server.enter(role));
    socket.join();
    return socket.read_until("\"snapshot\"");
}

TEST(HallCode, IsShownToTheScreenAloneAndLetsAPhoneIn) {
    const RunningServer server;
    std::string code;
    for (int tries = 0; code.empty() && tries < 50; ++tries) {
        const auto answer = joined(server, "screen");
        const auto at = answer.find("/join#ph1.");
        if (at != std::string::npos) code = answer.substr(at, std::string("/join#ph1.").size() + 16);
    }
    ASSERT_FALSE(code.empty());
    for (const char* role : {"participant", "hall", "moderator"})
        EXPECT_EQ(joined(server, role).find("hall_code"), std::string::npos) << role;
    const Person phone = server.enter_by(server.origin() + code);
    WebSocket socket(server, phone);
    socket.join();
    EXPECT_FALSE(socket.read_until("\"role\":\"hall\"").empty());
    EXPECT_NE(server.command("link --list").find("label code on the screen of auditorium"),
              std::string::npos);
    EXPECT_EQ(server.log().find(code.substr(code.find("ph1."))), std::string::npos);
}

}  // namespace
}  // namespace paraninfo
