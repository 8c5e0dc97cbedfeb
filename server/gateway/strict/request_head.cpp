#include "server/gateway/strict/request_head.hpp"

#include "server/gateway/strict/target.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace paraninfo::gateway::strict {
namespace {

constexpr std::array<std::string_view, 14> single_fields{"host",
                                                         "content-length",
                                                         "content-type",
                                                         "origin",
                                                         "cookie",
                                                         "authorization",
                                                         "upgrade",
                                                         "sec-websocket-key",
                                                         "range",
                                                         "last-event-id",
                                                         "sec-websocket-version",
                                                         "sec-websocket-protocol",
                                                         "sec-fetch-site",
                                                         "sec-websocket-extensions"};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_token_char(char c) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z') || marks.find(c) != std::string_view::npos;
}

// What may stand in a line: a tab and all printable ASCII.
constexpr std::array<bool, 256> value_chars = [] {
    std::array<bool, 256> allowed{};
    allowed['\t'] = true;
    for (std::size_t c = 0x20; c < 0x7F; ++c) allowed[c] = true;
    return allowed;
}();
constexpr std::size_t fields_expected = 16;  // of a browser's request; more cost an allocation

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Takes one line without its CRLF from the front.
std::string_view take_line(std::string_view& rest) {
    const auto end = rest.find("\r\n");
    const auto line = rest.substr(0, end);
    rest.remove_prefix(std::min(rest.size(), end + 2));
    return line;
}

Fault parse_request_line(std::string_view line, RequestHead& head) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return Fault::bad_line;
    const auto method = line.substr(0, first);
    const auto version = line.substr(last + 1);
    head.target = line.substr(first + 1, last - first - 1);
    if (method == "GET") {
        head.method = Method::get;
    } else if (method == "HEAD") {
        head.method = Method::head;
    } else if (method == "POST") {
        head.method = Method::post;
    } else if (method == "PATCH") {
        head.method = Method::patch;
    } else if (method == "DELETE") {
        head.method = Method::del;
    } else {
        return Fault::unknown_method;
    }
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return Fault::bad_version;
    head.minor_version = version.back() - '0';
    head.keep_alive = head.minor_version == 1;
    if (head.target.size() > target_bytes_max) return Fault::target_too_long;
    if (!valid_target(head.target)) return Fault::bad_target;
    const auto mark = head.target.find('?');
    head.path = head.target.substr(0, mark);
    if (mark != std::string_view::npos) head.query = head.target.substr(mark + 1);
    return Fault::none;
}

bool valid_host(std::string_view host) {
    if (host.empty() || host.size() > 255) return false;
    std::string_view port;
    if (host.front() == '[') {
        const auto end = host.find(']');
        if (end == std::string_view::npos || end < 3) return false;
        for (const char c : host.substr(1, end - 1))
            if (!is_digit(c) && !(lower(c) >= 'a' && lower(c) <= 'f') && c != ':' && c != '.') return false;
        port = host.substr(end + 1);
    } else {
        const auto colon = std::min(host.find(':'), host.size());
        if (colon == 0) return false;
        for (const char c : host.substr(0, colon))
            if (!is_digit(c) && !(lower(c) >= 'a' && lower(c) <= 'z') && c != '-' && c != '.' && c != '_')
                return false;
        port = host.substr(colon);
    }
    if (port.empty()) return true;
    return port.size() >= 2 && port.size() <= 6 && port.front() == ':' &&
           std::all_of(port.begin() + 1, port.end(), is_digit);
}

Fault read_connection(std::string_view value, RequestHead& head) {
    while (!value.empty()) {
        const auto comma = std::min(value.find(','), value.size());
        const auto option = trimmed(value.substr(0, comma));
        value.remove_prefix(std::min(value.size(), comma + 1));
        if (option.empty() || !std::all_of(option.begin(), option.end(), is_token_char))
            return Fault::bad_connection;
        if (equals(option, "close")) head.keep_alive = false;
        if (equals(option, "upgrade")) head.wants_upgrade = true;
        // A hop-by-hop option must not take away what decides this request.
        for (const auto& name : single_fields)
            if (equals(option, name) && !equals(option, "upgrade")) return Fault::bad_connection;
    }
    return Fault::none;
}

Fault read_content_length(std::string_view value, RequestHead& head) {
    if (value.empty() || value.size() > 10 || !std::all_of(value.begin(), value.end(), is_digit))
        return Fault::bad_content_length;
    head.has_content_length = true;
    for (const char c : value)
        head.content_length = head.content_length * 10 + static_cast<unsigned>(c - '0');
    return Fault::none;
}

Fault read_field(const Field& field, RequestHead& head) {
    for (const auto& name : single_fields)
        if (equals(field.name, name) && head.field(name)) {
            if (name == "host") return Fault::bad_host;
            return name == "content-length" ? Fault::bad_content_length : Fault::duplicate_field;
        }
    if (equals(field.name, "transfer-encoding")) return Fault::transfer_encoding;
    if (equals(field.name, "expect")) return Fault::expectation;
    if (equals(field.name, "connection")) return read_connection(field.value, head);
    if (equals(field.name, "content-length")) return read_content_length(field.value, head);
    if (equals(field.name, "host")) {
        head.host = field.value;
        if (!valid_host(field.value)) return Fault::bad_host;
    }
    return Fault::none;
}

Fault parse_field(std::string_view line, RequestHead& head) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return Fault::bad_field;
    const Field field{line.substr(0, colon), trimmed(line.substr(colon + 1))};
    if (!std::all_of(field.name.begin(), field.name.end(), is_token_char)) return Fault::bad_field;
    if (head.fields.size() == fields_max) return Fault::too_many_fields;
    if (const Fault fault = read_field(field, head); fault != Fault::none) return fault;
    head.fields.push_back(field);
    return Fault::none;
}

// What the fields demand of each other.
Fault check_whole(const RequestHead& head) {
    if (head.host.empty()) return Fault::bad_host;
    const bool may_have_body = head.method == Method::post || head.method == Method::patch;
    if (may_have_body && !head.has_content_length) return Fault::bad_content_length;
    if (!may_have_body && head.content_length != 0) return Fault::bad_content_length;
    if (head.wants_upgrade && (head.minor_version != 1 || head.method != Method::get))
        return Fault::bad_connection;
    return Fault::none;
}

}  // namespace

bool equals(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

std::optional<std::string_view> RequestHead::field(std::string_view name) const {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return equals(f.name, name); });
    if (found == fields.end()) return std::nullopt;
    return found->value;
}

boost::system::result<std::size_t, Fault> head_size(std::string_view bytes) {
    if (!bytes.empty() && !is_token_char(bytes.front())) return Fault::bad_line;
    const auto seen = bytes.substr(0, head_bytes_max);
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const char c = seen[i];
        if (value_chars[static_cast<unsigned char>(c)]) continue;
        if (c == '\r' && (i + 1 == seen.size() || seen[i + 1] == '\n')) continue;
        if (c != '\n' || seen[i - 1] != '\r') return Fault::bad_line;
        if (seen.substr(0, i + 1).ends_with("\r\n\r\n")) return i + 1;
    }
    if (bytes.size() >= head_bytes_max) return Fault::too_large;
    return std::size_t{0};
}

boost::system::result<RequestHead, Fault> parse_head(std::string_view block) {
    auto read = read_head(block);
    if (!read) return read.error();
    if (read->size != block.size() || block.empty()) return Fault::bad_line;
    return std::move(read->head);
}

boost::system::result<ReadHead, Fault> read_head(std::string_view bytes) {
    const auto size = head_size(bytes);
    if (!size) return size.error();
    ReadHead read{*size, {}};
    if (*size == 0) return read;
    RequestHead& head = read.head;
    head.fields.reserve(fields_expected);
    std::string_view rest = bytes.substr(0, *size);
    if (const Fault fault = parse_request_line(take_line(rest), head); fault != Fault::none) return fault;
    for (std::string_view line = take_line(rest); !line.empty(); line = take_line(rest)) {
        if (line.front() == ' ' || line.front() == '\t') return Fault::bad_line;
        if (const Fault fault = parse_field(line, head); fault != Fault::none) return fault;
    }
    if (const Fault fault = check_whole(head); fault != Fault::none) return fault;
    return read;
}

}  // namespace paraninfo::gateway::strict
