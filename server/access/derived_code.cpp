#include "server/access/derived_code.hpp"

#include <openssl/hmac.h>

#include <stdexcept>
#include <string_view>

namespace paraninfo::access {

std::string derived_code(const Key32& key, const std::string& text, std::size_t letters) {
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes, text.size(), hash, &size) ==
        nullptr)
        throw std::runtime_error("HMAC failed");
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string code;
    unsigned held = 0, bits = 0;
    for (unsigned i = 0; i < size && code.size() < letters; ++i) {
        held = (held << 8 | hash[i]) & 0xFFFF;
        for (bits += 8; bits >= 5 && code.size() < letters; bits -= 5)
            code += alphabet[held >> (bits - 5) & 31];
    }
    return code;
}

}  // namespace paraninfo::access
