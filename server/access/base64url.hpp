// Base64url without padding (RFC 4648, section 5), strict: one text for each byte string. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace paraninfo::access {

std::string to_base64url(std::string_view bytes);

// Nothing for padding, another alphabet, or bits set behind the last byte.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace paraninfo::access
