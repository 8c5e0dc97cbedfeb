#include "server/hls/response.hpp"

#include <gtest/gtest.h>

#include <array>

#include "tests/unit/server/hls/broadcast.hpp"

namespace paraninfo::hls {
namespace {

using namespace std::chrono_literals;

SharedBytes media() {
    std::size_t body_at = 0;
    const auto bodies = std::array<std::string_view, 2>{"01234", "56789"};
    return media_response({"video/mp4", "1-aa", 12s}, {2s, "X-Common: yes\r\n", std::nullopt}, bodies,
                          body_at);
}

Response ask(const Conditions& conditions) {
    const auto answer = narrow(media(), conditions, true, "X-Common: yes\r\n");
    auto response = read_response(*answer.response);
    EXPECT_EQ(answer.status, response.status);
    EXPECT_EQ(response.headers["X-Common"], "yes");
    return response;
}

Response ask_range(const std::string& range) {
    return ask({Method::get, range, "", ""});
}

TEST(Response, OneBufferHoldsHeadersAndBodies) {
    std::size_t body_at = 0;
    const auto bodies = std::array<std::string_view, 1>{"body"};
    const auto bytes = media_response({"video/mp4", "1-aa", 12s}, {2s, "", 99}, bodies, body_at);
    EXPECT_EQ(bytes->substr(body_at), "body");
    EXPECT_EQ(*bytes,
              "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 4\r\nCache-Control: private, "
              "max-age=12, "
              "immutable\r\nETag: \"1-aa\"\r\nAccept-Ranges: bytes\r\nX-Complete-Ns: 99\r\n\r\nbody");
}

TEST(Response, ARangeIsAPieceOfTheBody) {
    auto response = ask_range("bytes=2-4");
    EXPECT_EQ(response.status, 206U);
    EXPECT_EQ(response.body, "234");
    EXPECT_EQ(response.headers["Content-Range"], "bytes 2-4/10");
    EXPECT_EQ(response.headers["Content-Length"], "3");
    EXPECT_EQ(response.headers["ETag"], "\"1-aa\"");
    EXPECT_EQ(ask_range("bytes=7-").body, "789");
    EXPECT_EQ(ask_range("bytes=-2").body, "89");
    EXPECT_EQ(ask_range("bytes=-200").body, "0123456789");
    EXPECT_EQ(ask_range("bytes=8-99").headers["Content-Range"], "bytes 8-9/10");
}

TEST(Response, ARangeBeyondTheEndIs416) {
    for (const char* range : {"bytes=10-", "bytes=10-12", "bytes=-0"}) {
        auto response = ask_range(range);
        EXPECT_EQ(response.status, 416U) << range;
        EXPECT_EQ(response.headers["Content-Range"], "bytes */10");
        EXPECT_EQ(response.headers["Content-Length"], "0");
    }
}

TEST(Response, ARangeThatWeDoNotFollowGetsTheWhole) {
    for (const char* range : {"bytes=0-1,3-4", "lines=0-1", "bytes=", "bytes=-", "bytes=4-2", "bytes=a-b",
                              "bytes=1-2x", "bytes=99999999999999999999-"}) {
        EXPECT_EQ(ask_range(range).status, 200U) << range;
        EXPECT_EQ(ask_range(range).body, "0123456789");
    }
}

TEST(Response, IfRangeMustNameTheTag) {
    EXPECT_EQ(ask({Method::get, "bytes=0-1", "\"1-aa\"", ""}).status, 206U);
    EXPECT_EQ(ask({Method::get, "bytes=0-1", "\"other\"", ""}).status, 200U);
}

TEST(Response, AKnownTagIs304) {
    for (const char* tags : {"\"1-aa\"", "W/\"1-aa\"", "\"x\", \"1-aa\"", "\"1-aa\",\"x\"", "*"}) {
        auto response = ask({Method::get, "", "", tags});
        EXPECT_EQ(response.status, 304U) << tags;
        EXPECT_EQ(response.body, "");
        EXPECT_EQ(response.headers["ETag"], "\"1-aa\"");
        EXPECT_EQ(response.headers["Cache-Control"], "private, max-age=12, immutable");
    }
    EXPECT_EQ(ask({Method::get, "", "", "\"1-aab\""}).status, 200U);
}

TEST(Response, HeadHasTheSameHeadersAndNoBody) {
    const auto answer = narrow(media(), {Method::head, "", "", ""}, true, "");
    EXPECT_EQ(*answer.response, media()->substr(0, media()->size() - 10));
    auto range = ask({Method::head, "bytes=0-3", "", ""});
    EXPECT_EQ(range.status, 206U);
    EXPECT_EQ(range.headers["Content-Length"], "4");
    EXPECT_EQ(range.body, "");
}

TEST(Response, PlaylistsKnowNoRangesAndNoTags) {
    const auto playlist = playlist_responses("#EXTM3U\n", "zipped", {2s, "", std::nullopt});
    const auto answer = narrow(playlist.plain, {Method::get, "bytes=0-1", "", "*"}, false, "");
    EXPECT_EQ(answer.status, 200U);
    EXPECT_EQ(answer.response, playlist.plain);
    EXPECT_EQ(read_response(*playlist.blocking_gzip).headers["Content-Encoding"], "gzip");
    EXPECT_EQ(read_response(*playlist.blocking_gzip).body, "zipped");
}

TEST(Response, ErrorsSayWhetherTheyMayBeCached) {
    EXPECT_EQ(read_response(*error_response(404, 8s, "").response).headers["Cache-Control"],
              "private, max-age=8");
    auto busy = read_response(*error_response(503, std::nullopt, "X-Common: yes\r\n").response);
    EXPECT_EQ(busy.headers["Cache-Control"], "no-store");
    EXPECT_EQ(busy.headers["Retry-After"], "1");
    EXPECT_EQ(busy.headers["X-Common"], "yes");
    EXPECT_EQ(read_response(*error_response(400, std::nullopt, "").response).status, 400U);
}

}  // namespace
}  // namespace paraninfo::hls
