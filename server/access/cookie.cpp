#include "server/access/cookie.hpp"

#include "server/access/base64url.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <stdexcept>

namespace paraninfo::access {
namespace {

constexpr std::size_t cookie_characters = 43;

}  // namespace

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1) {
        throw std::runtime_error("the system gives no random bytes");
    }
    return bytes;
}

std::string random_id() {
    return to_base64url(random_bytes(12));
}

std::string random_cookie() {
    return to_base64url(random_bytes(32));
}

std::optional<Hash32> hash_of_cookie(std::string_view cookie) {
    if (cookie.size() != cookie_characters) return std::nullopt;
    const auto bytes = from_base64url(cookie);
    if (!bytes) return std::nullopt;
    Hash32 hash{};
    unsigned int size = 0;
    if (EVP_Digest(bytes->data(), bytes->size(), hash.data(), &size, EVP_sha256(), nullptr) != 1) {
        return std::nullopt;
    }
    return hash;
}

}  // namespace paraninfo::access
