#include "server/workers/digest.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <stdexcept>

namespace paraninfo::workers {
namespace {

std::string hkdf(const MasterKey& key, std::string info, std::size_t bytes) {
    EVP_KDF* method = EVP_KDF_fetch(nullptr, "HKDF", nullptr);
    EVP_KDF_CTX* context = EVP_KDF_CTX_new(method);
    EVP_KDF_free(method);
    std::string hash = "SHA256", secret{reinterpret_cast<const char*>(key.data()), key.size()};
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, hash.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, secret.data(), secret.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info.data(), info.size()),
        OSSL_PARAM_construct_end()};
    std::string out(bytes, '\0');
    const int derived =
        EVP_KDF_derive(context, reinterpret_cast<unsigned char*>(out.data()), out.size(), parameters);
    EVP_KDF_CTX_free(context);
    if (derived != 1) throw std::runtime_error{"HKDF failed"};
    return out;
}

}  // namespace

std::string base32(std::string_view bytes) {
    constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    std::string text;
    unsigned bits = 0, held = 0;
    for (const char byte : bytes) {
        bits = (bits << 8 | static_cast<unsigned char>(byte)) & 0xFFFF;
        for (held += 8; held >= 5; held -= 5) text.push_back(alphabet[(bits >> (held - 5)) & 31]);
    }
    return text;
}

std::string digest_bytes(std::string_view bytes) {
    std::string hash(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(hash.data()), &size,
                   EVP_sha256(), nullptr) != 1) {
        throw std::runtime_error{"SHA-256 failed"};
    }
    hash.resize(size);
    return hash;
}

std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char each : bytes) {
        const auto byte = static_cast<unsigned char>(each);
        text.push_back(digits[byte >> 4]);
        text.push_back(digits[byte & 15]);
    }
    return text;
}

std::string digest(std::string_view bytes) {
    return hex(digest_bytes(bytes));
}

std::string srt_passphrase(const MasterKey& key, std::string_view feed, std::uint32_t generation) {
    const std::string info = "paraninfo srt " + std::string{feed} + " " + std::to_string(generation);
    return base32(hkdf(key, info, 20));
}

std::string output_passphrase(const MasterKey& key, std::string_view output, std::uint32_t generation) {
    const std::string info = "paraninfo srt out " + std::string{output} + " " + std::to_string(generation);
    return base32(hkdf(key, info, 20));
}

}  // namespace paraninfo::workers
