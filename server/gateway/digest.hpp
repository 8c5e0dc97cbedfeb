// Names content by what it holds: for entity tags and versions. Pure.
#pragma once

#include <string>
#include <string_view>

namespace paraninfo::gateway {

// The first 12 bytes of SHA-256 as 24 hexadecimal digits.
std::string digest_of(std::string_view bytes);

}  // namespace paraninfo::gateway
