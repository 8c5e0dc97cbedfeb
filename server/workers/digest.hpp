// Hashes for the workers' part: a digest that tells one configuration from another, and the passphrases that
// are derived from the master key. Pure.
#pragma once

#include "server/workers/plan.hpp"

#include <string>
#include <string_view>

namespace paraninfo::workers {

// SHA-256 in hexadecimal, and as it is.
std::string digest(std::string_view bytes);
std::string digest_bytes(std::string_view bytes);

std::string hex(std::string_view bytes);
// RFC 4648, lower case, no padding.
std::string base32(std::string_view bytes);

// Base32 of 20 bytes of HKDF-SHA256(key, feed and generation): 32
// characters.
std::string srt_passphrase(const MasterKey& key, std::string_view feed, std::uint32_t generation);
// The same of an output, never that of a feed.
std::string output_passphrase(const MasterKey& key, std::string_view output, std::uint32_t generation);

}  // namespace paraninfo::workers
