#include "server/gateway/strict/request_head.hpp"

#include "tests/support/http_corpus.hpp"

#include <gtest/gtest.h>

namespace paraninfo::gateway::strict {
namespace {

bool taken(const std::string& bytes) {
    const auto size = head_size(bytes);
    return size && *size != 0 && parse_head(std::string_view(bytes).substr(0, *size));
}

TEST(RequestHead, EveryHostileFormOfTheCorpusIsRefused) {
    for (const auto& request : test::http_corpus())
        EXPECT_EQ(taken(request.bytes), request.fine) << request.name;
}

TEST(RequestHead, FieldsAreFoundInAnyCaseAndTrimmed) {
    const auto head = parse_head("GET /a?b=c HTTP/1.1\r\nhOST:  localhost:8443 \r\nX-One:\tz\r\n\r\n");
    ASSERT_TRUE(head);
    EXPECT_EQ(head->path, "/a");
    EXPECT_EQ(head->query, "b=c");
    EXPECT_EQ(head->host, "localhost:8443");
    EXPECT_EQ(head->field("x-one"), "z");
    EXPECT_FALSE(head->field("x-two"));
    EXPECT_TRUE(head->keep_alive);
}

TEST(RequestHead, AnIncompleteHeadWaitsAndAnEndlessOneIsRefused) {
    EXPECT_EQ(*head_size("GET / HTTP/1.1\r\nHost: a\r\n"), 0U);
    EXPECT_EQ(*head_size(""), 0U);
    EXPECT_EQ(*head_size("GET / HTTP/1.1\r\nHost: a\r"), 0U);
    EXPECT_EQ(head_size("GET / HTTP/1.1\r\nA: " + std::string(head_bytes_max, 'a')).error(),
              Fault::too_large);
}

TEST(RequestHead, ABareLineEndIsRefusedBeforeTheHeadIsWhole) {
    EXPECT_EQ(head_size("GET / HTTP/1.1\nH").error(), Fault::bad_line);
    EXPECT_EQ(head_size("GET / HTTP/1.1\rH").error(), Fault::bad_line);
}

TEST(RequestHead, SixtyFourFieldsAreTakenAndOneMoreIsNot) {
    std::string fields = "Host: a\r\n";
    for (std::size_t i = 1; i < fields_max; ++i) fields += "X" + std::to_string(i) + ": 1\r\n";
    EXPECT_TRUE(parse_head("GET / HTTP/1.1\r\n" + fields + "\r\n"));
    EXPECT_EQ(parse_head("GET / HTTP/1.1\r\n" + fields + "Y: 1\r\n\r\n").error(), Fault::too_many_fields);
}

TEST(RequestHead, ATargetOfTheLimitIsTakenAndOneByteMoreIsNot) {
    const auto with = [](std::size_t size) {
        return parse_head("GET /" + std::string(size - 1, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n");
    };
    EXPECT_TRUE(with(target_bytes_max));
    EXPECT_EQ(with(target_bytes_max + 1).error(), Fault::target_too_long);
}

TEST(RequestHead, PatchHasABodyAsPostHasAndDeleteHasNone) {
    const auto with_body = [](const std::string& method) {
        return parse_head(method + " /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n");
    };
    ASSERT_TRUE(with_body("PATCH"));
    EXPECT_EQ(with_body("PATCH")->method, Method::patch);
    EXPECT_EQ(with_body("PATCH")->content_length, 3u);
    EXPECT_TRUE(with_body("POST"));
    EXPECT_EQ(with_body("DELETE").error(), Fault::bad_content_length);
    EXPECT_EQ(with_body("PUT").error(), Fault::unknown_method);
    EXPECT_EQ(with_body("patch").error(), Fault::unknown_method);
}

TEST(RequestHead, Version10ClosesAndCloseIsHeard) {
    EXPECT_FALSE(parse_head("GET / HTTP/1.0\r\nHost: a\r\n\r\n")->keep_alive);
    EXPECT_FALSE(parse_head("GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n")->keep_alive);
    EXPECT_TRUE(
        parse_head("GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, Upgrade\r\n\r\n")->wants_upgrade);
}

}  // namespace
}  // namespace paraninfo::gateway::strict
