// Random names and the cookie of a login: 256 random bits, of which the server keeps only the SHA-256. Pure
// but for the system's random source; callable from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace paraninfo::access {

using Hash32 = std::array<std::uint8_t, 32>;

// For tables keyed by a hash that is random already.
struct HashOfHash {
    std::size_t operator()(const Hash32& hash) const noexcept {
        std::size_t value = 0;
        std::memcpy(&value, hash.data(), sizeof value);
        return value;
    }
};

// Throws std::runtime_error when the system has no randomness.
std::string random_bytes(std::size_t count);
// 96 random bits, 16 characters.
std::string random_id();
// A cookie's value: 43 characters.
std::string random_cookie();
// Nothing for a text that no random_cookie() makes; no hashing is done for it.
std::optional<Hash32> hash_of_cookie(std::string_view cookie);

}  // namespace paraninfo::access
