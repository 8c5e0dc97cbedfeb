#include "server/gateway/response.hpp"

#include <algorithm>

namespace paraninfo::gateway {

std::string security_headers(const BrowserPolicy& policy) {
    const std::string edge = policy.media_origin.empty() ? "" : " " + policy.media_origin;
    std::string lines =
        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
        "img-src 'self' data:" +
        edge + "; font-src 'self'; media-src 'self' blob:" + edge + "; connect-src 'self' wss://" +
        policy.host + edge +
        "; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types paraninfo\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        "X-Frame-Options: DENY\r\n"
        "Referrer-Policy: no-referrer\r\n"
        "Cross-Origin-Opener-Policy: same-origin\r\n"
        "Cross-Origin-Resource-Policy: same-origin\r\n"
        "Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=()\r\n";
    if (policy.strict_transport) lines += "Strict-Transport-Security: max-age=31536000\r\n";
    return lines;
}

std::string edge_headers(std::string security_lines) {
    constexpr std::string_view narrow = "Cross-Origin-Resource-Policy: same-origin\r\n";
    constexpr std::string_view wide =
        "Cross-Origin-Resource-Policy: cross-origin\r\nAccess-Control-Allow-Origin: *\r\n";
    security_lines.replace(security_lines.find(narrow), narrow.size(), wide);
    return security_lines;
}

std::string_view reason_phrase(unsigned status) {
    switch (status) {
        case 101:
            return "Switching Protocols";
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 421:
            return "Misdirected Request";
        case 422:
            return "Unprocessable Content";
        case 426:
            return "Upgrade Required";
        case 429:
            return "Too Many Requests";
        case 500:
            return "Internal Server Error";
        case 503:
            return "Service Unavailable";
        default:
            return "Answer";
    }
}

std::string render(const Response& response, std::string_view common, bool head_only) {
    std::string out = "HTTP/1.1 " + std::to_string(response.status) + ' ';
    out += reason_phrase(response.status);
    out += "\r\n";
    if (response.close) out += "Connection: close\r\n";
    out += common;
    for (const auto& [name, value] : response.headers) out += name + ": " + value + "\r\n";
    if (!response.content_type.empty()) out += "Content-Type: " + response.content_type + "\r\n";
    if (response.status != 204 && response.status != 304)
        out += "Content-Length: " + std::to_string(response.body.size()) + "\r\n";
    out += "\r\n";
    if (!head_only) out += response.body;
    return out;
}

Response json_answer(unsigned status, std::string body) {
    return {status, "application/json", std::move(body), {{"Cache-Control", "no-store"}}};
}

Response refusal(unsigned status, std::string_view reason) {
    return json_answer(status, R"({"error":{"reason":")" + std::string(reason) + R"("}})");
}

Response plain_text(unsigned status, std::string_view text) {
    return {status, "text/plain; charset=utf-8", std::string(text), {{"Cache-Control", "no-store"}}};
}

SharedBytes with_close(const SharedBytes& answer) {
    std::string copy = *answer;
    const auto line_end = copy.find("\r\n");
    if (line_end != std::string::npos) copy.insert(line_end + 2, "Connection: close\r\n");
    return share_bytes(std::move(copy));
}

}  // namespace paraninfo::gateway
