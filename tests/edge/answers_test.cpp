// Whatever the running program answers: the headers that protect the browser stand in each, what is private
// is not kept by a cache, and no address leads out of the web client's folder.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <vector>

namespace paraninfo {
namespace {

using test::Answer;
using test::Client;
using test::Person;
using test::RunningServer;

struct Asked {
    int status;
    std::string line;  // method and target
    std::string fields = "";
    std::string body = "";
    std::string host = "localhost";
};

struct Answers : testing::Test {
    static void SetUpTestSuite() { server_ = new RunningServer(); }
    static void TearDownTestSuite() { delete server_; }
    static RunningServer& server() { return *server_; }
    static RunningServer* server_;

    Person person = server().enter("participant");
    std::string origin = "Origin: " + server().origin() + "\r\n";
    std::string cookie = "Cookie: " + person.cookie + "\r\n";
    std::string json = "Content-Type: application/json\r\n";
    std::string length(std::size_t size) { return "Content-Length: " + std::to_string(size) + "\r\n"; }
    std::string room = "/api/v1/rooms/auditorium/";
    std::string seat = "?seat=" + person.seat;
    std::string upgrade =
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==\r\nSec-WebSocket-Protocol: paraninfo.v1\r\n";

    Answer ask(const Asked& asked) {
        Client client(server().port());
        client.write(asked.line + " HTTP/1.1\r\nHost: " + asked.host + "\r\n" + asked.fields + "\r\n" +
                     asked.body);
        return client.read_answer(asked.line.starts_with("HEAD"));
    }
    std::vector<Asked> of_the_page() {
        const std::string tag = ask({200, "GET /"}).field("etag");
        return {
            {200, "GET /"},
            {200, "HEAD /"},
            {200, "GET /watch/auditorium"},
            {200, "GET /join"},
            {304, "GET /", "If-None-Match: " + tag + "\r\n"},
            {404, "GET /nothing.js"},
            {404, "GET /metrics"},
            {405, "POST /", length(0)},
            {405, "DELETE /join"},
            {200, "GET /healthz"},
            {200, "GET /readyz"},
            {400, "GET /a/../b"},
            {400, "BREW /"},
            {413, "POST /api/v1/session", origin + json + length(16385)},
            {421, "GET /", "", "", "evil.example"},
        };
    }
    std::vector<Asked> of_the_session() {
        return {
            {200, "GET /api/v1/event"},
            {405, "POST /api/v1/event", length(0)},
            {401, "GET /api/v1/session"},
            {200, "GET /api/v1/session", cookie},
            {200, "HEAD /api/v1/session", cookie},
            {403, "POST /api/v1/session", json + length(2), "{}"},
            {415, "POST /api/v1/session", origin + length(2), "{}"},
            {400, "POST /api/v1/session", origin + json + length(2), "{}"},
            {403, "POST /api/v1/session", origin + json + length(15), R"({"token":"pn1"})"},
            {403, "DELETE /api/v1/session"},
            {401, "DELETE /api/v1/session", origin},
            {404, "DELETE /api/v1/session/devices/none", origin + cookie},
            {405, "GET /api/v1/session/devices/none", cookie},
            {404, "GET /api/v1/nothing"},
            {404, "GET /api/v2/event"},
            {404, "GET /api/v1/session/x.css", cookie},
        };
    }
    std::vector<Asked> of_the_room() {
        return {
            {404, "GET " + room + "other" + seat, cookie},
            {405, "GET " + room + "commands" + seat, cookie},
            {403, "POST " + room + "commands" + seat, cookie + json + length(2), "{}"},
            {401, "POST " + room + "commands" + seat, origin + json + length(2), "{}"},
            {404, "POST " + room + "commands?seat=none", origin + cookie + json + length(2), "{}"},
            {200, "POST " + room + "commands" + seat, origin + cookie + json + length(2), "{}"},
            {403, "GET " + room + "changes" + seat, cookie},
            {401, "GET " + room + "changes" + seat, origin},
            {200, "GET " + room + "changes" + seat, origin + cookie},
            {403, "GET " + room + "socket" + seat, cookie + upgrade},
            {401, "GET " + room + "socket" + seat, origin + upgrade},
            {426, "GET " + room + "socket" + seat, origin + cookie},
            {101, "GET " + room + "socket" + seat, origin + cookie + upgrade},
            {404, "GET /hls/auditorium/none/index.m3u8", cookie},
            {401, "GET /hls/auditorium/none/index.m3u8"},
            {404, "GET /hls/", cookie},
        };
    }
};
RunningServer* Answers::server_ = nullptr;

void expect_headers(const Answer& answer, const std::string& name) {
    SCOPED_TRACE(name + "\n" + answer.head);
    const std::string policy = answer.field("content-security-policy");
    EXPECT_TRUE(policy.starts_with("default-src 'none'; "));
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
    EXPECT_EQ(answer.field("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.field("x-frame-options"), "DENY");
    EXPECT_EQ(answer.field("referrer-policy"), "no-referrer");
    EXPECT_EQ(answer.field("cross-origin-opener-policy"), "same-origin");
    EXPECT_EQ(answer.field("cross-origin-resource-policy"), "same-origin");
    EXPECT_NE(answer.field("permissions-policy"), "");
    EXPECT_EQ(answer.field("server").find_first_of("/0123456789"), std::string::npos);
}

TEST_F(Answers, EachCarriesTheHeadersThatProtectTheBrowser) {
    for (const auto& all : {of_the_page(), of_the_session(), of_the_room()}) {
        for (const Asked& asked : all) {
            const Answer answer = ask(asked);
            EXPECT_EQ(answer.status, asked.status) << asked.line << "\n" << asked.fields << answer.head;
            expect_headers(answer, asked.line);
        }
    }
}

TEST_F(Answers, NoCacheKeepsWhatIsPrivateOrAnError) {
    for (const auto& all : {of_the_page(), of_the_session(), of_the_room()}) {
        for (const Asked& asked : all) {
            // The event itself is everybody's: asked again each time, and answered with 304.
            if (asked.line.find(" /api/v1/event") != std::string::npos && asked.status < 400) continue;
            const bool is_private = asked.line.find(" /api/") != std::string::npos || asked.status >= 400;
            if (!is_private || asked.status == 101) continue;
            const std::string kept = ask(asked).field("cache-control");
            // Of a picture that is not there yet a browser may remember the absence for a moment.
            EXPECT_TRUE(kept == "no-store" || (asked.status == 404 && kept == "private, max-age=2"))
                << asked.line;
        }
    }
}

TEST_F(Answers, NoFormOfAPathLeadsOutOfTheWebFolder) {
    const auto root = server().folder().path();
    std::ofstream(root / "outside.txt") << "outside of the web folder";
    int forms = 0;
    for (const std::string up :
         {"..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "%c0%ae%c0%ae", "%e0%80%ae.", "..%00", "..;", "....",
          "%uff0e%uff0e", "..%0d%0a", "\\..", "%5c..", "..%5c", "~", "."}) {
        for (const std::string slash :
             {"/", "//", "\\", "%2f", "%2F", "%252f", "%5c", "%c0%af", "/./", "/%2e/", "%e2%88%95"}) {
            for (const std::string start : {"/", "/assets/", "/watch/"}) {
                ++forms;
                const std::string path = start + up + slash + "outside.txt";
                const Answer answer = ask({404, "GET " + path});
                EXPECT_TRUE(answer.status == 400 || answer.status == 404 || answer.status == 200) << path;
                EXPECT_EQ(answer.body.find("outside of"), std::string::npos) << path;
            }
        }
    }
    for (const std::string& path :
         {root.string() + "/outside.txt", "/" + root.string() + "/outside.txt",
          std::string("/file:///etc/passwd"), std::string("/config.json"), std::string("/data/access.db"),
          std::string("/proc/self/environ"), std::string("/index.html%00.txt"), std::string("/index.html/"),
          std::string("/.")}) {
        const Answer answer = ask({404, "GET " + path});
        EXPECT_TRUE(answer.status == 400 || answer.status == 404) << path << answer.status;
    }
    EXPECT_GT(forms, 400);
}

}  // namespace
}  // namespace paraninfo
