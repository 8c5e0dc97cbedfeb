#include "server/access/grants.hpp"

#include "server/access/base64url.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

namespace paraninfo::access {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::size_t minute_bytes = 4;
constexpr std::size_t seal_bytes = 16;  // of the HMAC

std::string bytes_of(std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(number >> shift & 0xFF));
    return bytes;
}

std::uint32_t number_in(std::string_view bytes) {
    std::uint32_t number = 0;
    for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
    return number;
}

}  // namespace

std::string Grants::sealed(std::string_view room, std::uint32_t until_minute) const {
    std::string minute = bytes_of(until_minute);
    const std::string text = "paraninfo grant 1 " + minute + std::string(room);
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned size = 0;
    const bool made =
        HMAC(EVP_sha256(), key_.data(), static_cast<int>(key_.size()),
             reinterpret_cast<const unsigned char*>(text.data()), text.size(), mac.data(), &size) != nullptr;
    if (!made || size < seal_bytes) throw std::runtime_error("HMAC cannot be made");
    return minute.append(reinterpret_cast<const char*>(mac.data()), seal_bytes);
}

Grant Grants::make(const RoomId& room, std::int64_t now_ms) const {
    const std::int64_t until = now_ms / minute_ms + lifetime_.count() + 1;
    return {to_base64url(sealed(room.value, static_cast<std::uint32_t>(until))), until * minute_ms};
}

bool Grants::holds(std::string_view grant, std::string_view room, std::int64_t now_ms) const {
    const auto bytes = from_base64url(grant);
    if (!bytes || bytes->size() != minute_bytes + seal_bytes) return false;
    const std::uint32_t until = number_in(std::string_view(*bytes).substr(0, minute_bytes));
    if (std::int64_t{until} * minute_ms <= now_ms) return false;
    const std::string expected = sealed(room, until);
    return CRYPTO_memcmp(expected.data(), bytes->data(), expected.size()) == 0;
}

}  // namespace paraninfo::access
