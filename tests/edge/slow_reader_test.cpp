// A page that does not read: its socket ends with a code of its own, it comes back and has missed nothing,
// and nobody else felt it.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace paraninfo {
namespace {

using test::ask;
using test::Person;
using test::RunningServer;
using test::WebSocket;

// The person's own limits out of the way: one asks for hundreds here.
const std::string wide_limits = R"({"outbox_bytes":65536,"ask":{"per_second":10000,"burst":10000},)"
                                R"("commands":{"per_second":10000,"burst":10000},)"
                                R"("messages":{"per_second":10000,"burst":10000}})";
constexpr int questions_max = 2000;

std::string text_of(int number) {
    std::string text = "Q" + std::to_string(10'000 + number) + " ";
    for (int i = 0; i < 400; ++i) text += "\xE6\xBC\xA2";
    return text;
}

// What came, up to the close frame, and its code.
struct Heard {
    std::string text;
    int code = -1;
    bool has(int number) const {
        return text.find("Q" + std::to_string(10'000 + number)) != std::string::npos;
    }
};

// Until `last` has come too, or the end.
Heard read_on(WebSocket& socket, std::string_view last) {
    Heard heard;
    for (;;) {
        const auto message = socket.read();
        if (message.opcode == 8) heard.code = message.close_code();
        if (message.opcode == 8 || message.opcode == -1) return heard;
        heard.text += message.payload;
        if (message.payload.find(last) != std::string::npos) return heard;
    }
}

// The position to resume from: the last `through`.
std::string position_in(const std::string& text) {
    const auto history = text.find("\"history\":\"") + 11;
    const auto through = text.rfind("\"method\":\"through\"");
    const auto offset = text.find("\"offset\":", through) + 9;
    return R"({"history":")" + text.substr(history, text.find('"', history) - history) + R"(","offset":)" +
           text.substr(offset, text.find_first_of(",}", offset) - offset) + "}";
}

TEST(SlowReader, IsClosedWith4001AndResumesWhileOthersAreUnaffected) {
    RunningServer server(wide_limits);
    const Person person = server.enter("participant");
    WebSocket slow(server, person, "", {.receive_buffer = 4096});
    WebSocket asker(server, server.enter("participant"));
    WebSocket other(server, server.enter("participant"));
    slow.join();
    asker.join();
    other.join();
    EXPECT_NE(asker.read_until("\"snapshot\""), "");
    Heard heard;
    std::thread reader([&] { heard = read_on(other, "the last one"); });
    int asked = 0;
    while (server.metric("paraninfo_sessions_too_slow_total") < 1 && asked < questions_max) {
        for (int i = 0; i < 20; ++i, ++asked) {
            asker.send(ask(asked + 1, text_of(asked)));
            EXPECT_NE(asker.read_until("\"id\":" + std::to_string(asked + 1) + ",\"result\""), "");
        }
    }
    const Heard before = read_on(slow, "the last one");
    EXPECT_EQ(before.code, 4001);
    asker.send(ask(questions_max + 1, "the last one"));
    reader.join();
    WebSocket again(server, person);
    again.join(position_in(before.text));
    const Heard after = read_on(again, "the last one");
    EXPECT_NE(after.text.find("\"resume\""), std::string::npos);
    for (int i = 0; i < asked; ++i) {
        EXPECT_TRUE(heard.has(i)) << i;
        EXPECT_TRUE(before.has(i) || after.has(i)) << i;
    }
    EXPECT_EQ(server.metric("paraninfo_sessions_too_slow_total"), 1);
}

}  // namespace
}  // namespace paraninfo
