// The one reading of an HTTP/1.1 request's head that this server allows (RFC 9112, and narrower): whatever
// two readers could take in two ways is refused. Pure: no sockets, no routing. Views point into the block
// given.
#pragma once

#include <boost/system/result.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace paraninfo::gateway::strict {

constexpr std::size_t head_bytes_max = 8 * 1024;
constexpr std::size_t target_bytes_max = 2 * 1024;
constexpr std::size_t fields_max = 64;

enum class Method { get, head, post, patch, del };

enum class Fault {
    none,
    too_large,       // more than head_bytes_max without an end
    bad_line,        // bare CR or LF, obs-fold, a control or non-ASCII byte, an empty first line
    unknown_method,  // also PRI, CONNECT, TRACE, OPTIONS
    bad_target,      // absolute-form, authority-form, asterisk, dots, bad percent-encoding, odd bytes
    target_too_long,
    bad_version,
    bad_field,  // no colon, space before it, a byte that is no token
    too_many_fields,
    duplicate_field,     // of a field that may stand once
    bad_host,            // none, two, empty or not host[:port]
    transfer_encoding,   // any at all: bodies come with a Content-Length
    bad_content_length,  // two, a list, a sign, not digits, or a body where none may be
    expectation,
    bad_connection,
};

struct Field {
    std::string_view name;   // as written; compare with `equals`
    std::string_view value;  // without the white space around it
    bool operator==(const Field&) const = default;
};

struct RequestHead {
    Method method = Method::get;
    std::string_view target;  // path and query
    std::string_view path;
    std::string_view query;  // without '?'
    int minor_version = 1;
    std::vector<Field> fields;
    std::string_view host;
    std::uint64_t content_length = 0;
    bool has_content_length = false;
    bool keep_alive = true;
    bool wants_upgrade = false;

    // The value of the first field of that name, in any case.
    std::optional<std::string_view> field(std::string_view name) const;
};

// ASCII, ignoring case.
bool equals(std::string_view left, std::string_view right);

// The size of the head that stands at the start of `bytes`, its empty line included; 0 when it is not whole
// yet. Finds a fault as early as it can: a head without an end within the limit, a bare line end.
boost::system::result<std::size_t, Fault> head_size(std::string_view bytes);

// `block` is exactly what head_size measured.
boost::system::result<RequestHead, Fault> parse_head(std::string_view block);

struct ReadHead {
    std::size_t size = 0;  // as head_size says it
    RequestHead head;      // when the size is not 0
};
// Both of the above in one look at the bytes.
boost::system::result<ReadHead, Fault> read_head(std::string_view bytes);

}  // namespace paraninfo::gateway::strict
