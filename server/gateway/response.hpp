// HTTP answers as values and as bytes, with the security headers that every answer carries. Pure.
#pragma once

#include "protocol/shared_bytes.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace paraninfo::gateway {

struct Response {
    unsigned status = 200;
    std::string content_type;  // empty: no body
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    bool close = false;  // says Connection: close
    bool operator==(const Response&) const = default;
};

struct BrowserPolicy {
    std::string host;               // HOST or HOST:PORT as browsers see it, for connect-src
    bool strict_transport;          // HSTS: only with a certificate that browsers trust by themselves
    std::string media_origin = {};  // of an edge that serves the picture; empty: none
};

// The lines, each ended by CRLF, that stand in every answer: CSP, nosniff, referrer, permissions, COOP …
std::string security_headers(const BrowserPolicy& policy);

// The lines of what is fetched by grants from an edge, by pages of another origin: made of the above.
std::string edge_headers(std::string security_lines);

std::string_view reason_phrase(unsigned status);

// `common` are whole header lines. A body-less copy (HEAD) keeps its Content-Length.
std::string render(const Response& response, std::string_view common, bool head_only = false);

// {"error":{"reason":…}} with no-store.
Response refusal(unsigned status, std::string_view reason);
Response plain_text(unsigned status, std::string_view text);
Response json_answer(unsigned status, std::string body);

// The same complete answer with "Connection: close" put behind its first line.
SharedBytes with_close(const SharedBytes& answer);

}  // namespace paraninfo::gateway
