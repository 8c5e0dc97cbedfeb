#include "server/gateway/response.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace paraninfo::gateway {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Response, CarriesTheCommonLinesAndItsLength) {
    EXPECT_EQ(
        render({200, "text/plain", "hello", {{"A", "b"}}}, "X: y\r\n"),
        "HTTP/1.1 200 OK\r\nX: y\r\nA: b\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello");
}

TEST(Response, AHeadAnswerKeepsTheLengthWithoutTheBody) {
    EXPECT_EQ(render({200, "text/plain", "hello", {}}, "", true),
              "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n");
}

TEST(Response, NoContentHasNoLength) {
    EXPECT_EQ(render({204, "", "", {}}, ""), "HTTP/1.1 204 No Content\r\n\r\n");
}

TEST(Response, CloseStandsBehindTheFirstLine) {
    const auto answer = share_bytes(render({200, "text/plain", "hi", {}}, ""));
    EXPECT_THAT(*with_close(answer), testing::StartsWith("HTTP/1.1 200 OK\r\nConnection: close\r\n"));
}

TEST(Response, ThePolicyAllowsNothingInlineAndNoFrame) {
    const auto lines = security_headers({"host:8443", false});
    EXPECT_THAT(lines, HasSubstr("default-src 'none'"));
    EXPECT_THAT(lines, HasSubstr("wss://host:8443"));
    EXPECT_THAT(lines, HasSubstr("frame-ancestors 'none'"));
    EXPECT_THAT(lines, HasSubstr("require-trusted-types-for 'script'"));
    EXPECT_THAT(lines, Not(HasSubstr("unsafe")));
    EXPECT_THAT(lines, Not(HasSubstr("Strict-Transport-Security")));
    EXPECT_THAT(security_headers({"host", true}), HasSubstr("Strict-Transport-Security"));
}

}  // namespace
}  // namespace paraninfo::gateway
