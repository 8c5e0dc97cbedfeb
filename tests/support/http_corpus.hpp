// Raw HTTP requests that a strict reader must refuse (or, where it says so, take), each with what is wrong
// with it. Used by the unit tests, by the edge tests over TLS, and as seeds of the fuzz target.
#pragma once

#include <string>
#include <vector>

namespace paraninfo::test {

struct RawRequest {
    std::string name;
    std::string bytes;
    bool fine = false;
};

// Every hostile form ends so that a lenient reader would go on to the bytes behind it.
namespace raw {

inline const std::string host_line = "Host: localhost\r\n";

inline std::string get(const std::string& target) {
    return "GET " + target + " HTTP/1.1\r\n" + host_line + "\r\n";
}
inline std::string with(const std::string& lines) {
    return "GET /x HTTP/1.1\r\n" + host_line + lines + "\r\n";
}
inline std::string post(const std::string& lines, const std::string& body) {
    return "POST /x HTTP/1.1\r\n" + host_line + lines + "\r\n" + body;
}
inline std::string many_fields() {
    std::string many;
    for (int i = 0; i < 64; ++i) many += "X-" + std::to_string(i) + ": 1\r\n";
    return many;
}

inline std::vector<RawRequest> framing() {
    return {
        {"plain get", get("/x"), true},
        {"get with query", get("/x?a=b&c=%C3%A9"), true},
        {"post with length", post("Content-Length: 3\r\n", "abc"), true},
        {"post with no body", post("Content-Length: 0\r\n", ""), true},
        {"te chunked", post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n")},
        {"te chunked and length", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n")},
        {"length and te chunked", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")},
        {"te xchunked", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")},
        {"te chunked, identity", post("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n")},
        {"te identity", post("Transfer-Encoding: identity\r\nContent-Length: 0\r\n", "")},
        {"te with tab", post("Transfer-Encoding:\tchunked\r\n", "0\r\n\r\n")},
        {"te space before colon", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n")},
        {"te twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n")},
        {"te on get", with("Transfer-Encoding: chunked\r\n") + "0\r\n\r\n"},
        {"te in 1.0", "POST /x HTTP/1.0\r\n" + host_line + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        {"te folded", post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n")},
        {"te upper case", post("TRANSFER-ENCODING: CHUNKED\r\n", "0\r\n\r\n")},
        {"length twice, same", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc")},
        {"length twice, other", post("Content-Length: 3\r\nContent-Length: 0\r\n", "abc")},
        {"length list", post("Content-Length: 3, 3\r\n", "abc")},
        {"length plus", post("Content-Length: +3\r\n", "abc")},
        {"length minus", post("Content-Length: -1\r\n", "")},
        {"length hex", post("Content-Length: 0x3\r\n", "abc")},
        {"length empty", post("Content-Length:\r\n", "")},
        {"length spaced", post("Content-Length: 1 0\r\n", "abc")},
        {"length huge", post("Content-Length: 99999999999999999999\r\n", "")},
        {"post without length", post("", "")},
        {"get with body", with("Content-Length: 3\r\n") + "abc"},
        {"expect", post("Expect: 100-continue\r\nContent-Length: 3\r\n", "abc")},
    };
}

// Bodies that are a request: by its length one request, two to whom the other field means anything.
inline std::vector<RawRequest> requests_in_bodies() {
    const std::string body = "0\r\n\r\n" + get("/smuggled");
    const std::string length = "Content-Length: " + std::to_string(body.size()) + "\r\n";
    std::vector<RawRequest> all{{"request in a plain body", post(length, body), true}};
    for (const std::string te : {"Transfer-Encoding: chunked",
                                 "Transfer-Encoding: xchunked",
                                 "Transfer-Encoding: x, chunked",
                                 "Transfer-Encoding: chunked, identity",
                                 "Transfer-Encoding: chunked;q=0.5",
                                 "Transfer-Encoding: \"chunked\"",
                                 "Transfer-Encoding:\tchunked",
                                 "Transfer-Encoding:chunked",
                                 "Transfer-Encoding : chunked",
                                 "Transfer-Encoding\t: chunked",
                                 " Transfer-Encoding: chunked",
                                 "Transfer-Encoding: \x0b"
                                 "chunked",
                                 "Transfer-Encoding: chunked\x0b",
                                 "Transfer-Encoding: chunked\r",
                                 "Transfer-Encoding:\r\n chunked",
                                 "Transfer_Encoding: chunked\r\nTransfer-Encoding: chunked",
                                 "X: y\rTransfer-Encoding: chunked",
                                 "X: y\nTransfer-Encoding: chunked",
                                 "transfer-encoding: Chunked",
                                 "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
                                 "Transfer-Encoding:",
                                 "Connection: Content-Length\r\nTransfer-Encoding: chunked",
                                 "Content-Length: 0",
                                 "Content-Length: 5",
                                 "Content-Length : 5",
                                 "Content-Length: +5",
                                 "Content-Length: 5, 5",
                                 "Content-Length:\r\n 5"}) {
        all.push_back({"body of a request, " + te, post(length + te + "\r\n", body)});
        all.push_back({te + ", body of a request", post(te + "\r\n" + length, body)});
    }
    return all;
}

inline std::vector<RawRequest> targets() {
    return {
        {"no host", "GET /x HTTP/1.1\r\n\r\n"},
        {"two hosts", with("Host: localhost\r\n")},
        {"host with path", "GET /x HTTP/1.1\r\nHost: localhost/x\r\n\r\n"},
        {"host with user", "GET /x HTTP/1.1\r\nHost: a@localhost\r\n\r\n"},
        {"host empty", "GET /x HTTP/1.1\r\nHost:\r\n\r\n"},
        {"host bad port", "GET /x HTTP/1.1\r\nHost: localhost:x\r\n\r\n"},
        {"host with comma", "GET /x HTTP/1.1\r\nHost: localhost, evil\r\n\r\n"},
        {"absolute form", get("https://localhost/x")},
        {"authority form", "CONNECT localhost:443 HTTP/1.1\r\n" + host_line + "\r\n"},
        {"asterisk form", "OPTIONS * HTTP/1.1\r\n" + host_line + "\r\n"},
        {"dots", get("/a/../x")},
        {"dots at the end", get("/a/..")},
        {"encoded dots", get("/a/%2e%2e/x")},
        {"half-encoded dots", get("/a/.%2E/x")},
        {"encoded slash", get("/a%2fx")},
        {"encoded backslash", get("/a%5Cx")},
        {"double encoding", get("/a/%252e%252e/x")},
        {"encoded nul", get("/x%00")},
        {"bad percent", get("/x%4")},
        {"backslash", get("/a\\x")},
        {"raw non-ascii target", get("/\xC3\xA9")},
        {"fragment", get("/x#y")},
        {"space in target", get("/x y")},
        {"unknown method", "BREW /x HTTP/1.1\r\n" + host_line + "\r\n"},
        {"lower case method", "get /x HTTP/1.1\r\n" + host_line + "\r\n"},
        {"trace", "TRACE /x HTTP/1.1\r\n" + host_line + "\r\n"},
        {"h2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
        {"version 1.2", "GET /x HTTP/1.2\r\n" + host_line + "\r\n"},
        {"version 2", "GET /x HTTP/2\r\n" + host_line + "\r\n"},
        {"no version", "GET /x\r\n" + host_line + "\r\n"},
        {"connection names host", with("Connection: close, host\r\n")},
        {"target of 3 KiB", get("/" + std::string(3000, 'a'))},
    };
}

inline std::vector<RawRequest> fields() {
    return {
        {"two spaces", "GET  /x HTTP/1.1\r\n" + host_line + "\r\n"},
        {"leading crlf", "\r\n" + get("/x")},
        {"leading space", " " + get("/x")},
        {"bare lf", "GET /x HTTP/1.1\nHost: localhost\n\n"},
        {"bare lf in field", with("A: b\nTransfer-Encoding: chunked\r\n")},
        {"bare cr in field", with("A: b\rc\r\n")},
        {"nul in field", with(std::string("A: b\0c\r\n", 8))},
        {"non-ascii field", with("A: \xC3\xA9\r\n")},
        {"obs-fold", with("A: b\r\n c\r\n")},
        {"obs-fold first", "GET /x HTTP/1.1\r\n " + host_line + "\r\n"},
        {"no colon", with("Abc\r\n")},
        {"empty name", with(": b\r\n")},
        {"space in name", with("A b: c\r\n")},
        {"space before colon", with("A : c\r\n")},
        {"65 fields", with(many_fields())},
        {"two cookies", with("Cookie: a=1\r\nCookie: b=2\r\n")},
        {"two origins", with("Origin: https://a\r\nOrigin: https://b\r\n")},
        {"empty connection option", with("Connection: close,,x\r\n")},
        {"header of 9 KiB", with("A: " + std::string(9000, 'a') + "\r\n")},
    };
}

}  // namespace raw

inline std::vector<RawRequest> http_corpus() {
    auto all = raw::framing();
    for (auto&& more : {raw::requests_in_bodies(), raw::targets(), raw::fields()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace paraninfo::test
