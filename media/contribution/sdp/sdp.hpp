#pragma once

// The lines of an SDP description taken apart, no more of it than is needed here (RFC 8866, section 5). What
// it gives are views into the text. Pure.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace paraninfo::contribution::sdp {

struct Section {
    std::string_view kind;  // "audio", "video", "application"
    unsigned port = 0;
    std::string_view protocol;
    std::vector<std::string_view> formats;
    std::vector<std::string_view> attributes;  // what follows "a="
};

struct Description {
    std::vector<std::string_view> attributes;  // of the session
    std::vector<Section> sections;
};

struct Limits {
    std::size_t lines = 0;
    std::size_t line_bytes = 0;
    std::size_t sections = 0;
};

// Nothing for what is not SDP or over a limit. Lines end in CRLF or LF.
std::optional<Description> read(std::string_view text, const Limits& limits);

// The next word of `rest`, taken from it; empty at its end.
std::string_view take_word(std::string_view& rest);
// A number of at most `most` without a sign; nothing for anything else.
std::optional<unsigned> number(std::string_view text, unsigned most);
// The value of the first "name:value" (or of "name", empty).
std::optional<std::string_view> value_of(const std::vector<std::string_view>& attributes,
                                         std::string_view name);

// One to `most` characters of what RFC 8866 calls a token, and "/" and "+" as in ICE's names.
bool is_token(std::string_view text, std::size_t most);

// "candidate:…" whose address is an address and no name: a name would be looked up for a stranger. Only UDP.
bool is_usable_candidate(std::string_view attribute);

}  // namespace paraninfo::contribution::sdp
