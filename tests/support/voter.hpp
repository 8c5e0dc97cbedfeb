// The voter's side of a secret poll for tests in C++: blinds a serial and finishes the signature (RFC 9474),
// as web-client/src/secret/blind.ts does in the browser.
#pragma once

#include "server/access/base64url.hpp"
#include "server/ballots/paper_key.hpp"

#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <memory>
#include <string>

namespace paraninfo::test {

class Voter {
  public:
    // `modulus` is base64url.
    Voter(const std::string& modulus, const RoomId& room, const PollId& poll)
        : n_(number(access::from_base64url(modulus).value())), serial_(random(ballots::serial_bytes)) {
        const Number factor(BN_new());
        const Number e(BN_new());
        BN_set_word(e.get(), 65537);
        inverse_.reset(BN_new());
        do {
            BN_rand_range(factor.get(), n_.get());
        } while (BN_mod_inverse(inverse_.get(), factor.get(), n_.get(), context_.get()) == nullptr);
        const Number encoded = number(encode(ballots::paper_message(room, poll, serial_)));
        const Number blinded(BN_new());
        BN_mod_exp(blinded.get(), factor.get(), e.get(), n_.get(), context_.get());
        BN_mod_mul(blinded.get(), blinded.get(), encoded.get(), n_.get(), context_.get());
        blinded_ = bytes(blinded.get());
    }

    const std::string& serial_bytes() const { return serial_; }
    std::string serial() const { return access::to_base64url(serial_); }
    std::string blinded() const { return access::to_base64url(blinded_); }
    // Of the server's answer, base64url both.
    std::string finish(const std::string& answer) const {
        const Number signature = number(access::from_base64url(answer).value());
        BN_mod_mul(signature.get(), signature.get(), inverse_.get(), n_.get(), context_.get());
        return access::to_base64url(bytes(signature.get()));
    }

  private:
    struct Free {
        void operator()(BIGNUM* number) const { BN_free(number); }
        void operator()(BN_CTX* context) const { BN_CTX_free(context); }
    };
    using Number = std::unique_ptr<BIGNUM, Free>;
    static constexpr std::size_t hash_bytes = 48;

    static const unsigned char* at(const std::string& text) {
        return reinterpret_cast<const unsigned char*>(text.data());
    }
    static Number number(const std::string& text) {
        return Number(BN_bin2bn(at(text), static_cast<int>(text.size()), nullptr));
    }
    static std::string bytes(const BIGNUM* number) {
        std::string text(ballots::modulus_bytes, '\0');
        BN_bn2binpad(number, reinterpret_cast<unsigned char*>(text.data()), static_cast<int>(text.size()));
        return text;
    }
    static std::string random(std::size_t size) {
        std::string text(size, '\0');
        RAND_bytes(reinterpret_cast<unsigned char*>(text.data()), static_cast<int>(size));
        return text;
    }
    static std::string hash(const std::string& text) {
        std::string digest(hash_bytes, '\0');
        EVP_Digest(text.data(), text.size(), reinterpret_cast<unsigned char*>(digest.data()), nullptr,
                   EVP_sha384(), nullptr);
        return digest;
    }
    // RFC 8017, section 9.1.1.
    static std::string encode(const std::string& message) {
        const std::string salt = random(hash_bytes);
        const std::string digest = hash(std::string(8, '\0') + hash(message) + salt);
        std::string block =
            std::string(ballots::modulus_bytes - 2 * hash_bytes - 2, '\0') + std::string(1, '\1') + salt;
        for (std::size_t i = 0; i < block.size(); ++i) {
            const std::string counter{'\0', '\0', '\0', static_cast<char>(i / hash_bytes)};
            block[i] = static_cast<char>(block[i] ^ hash(digest + counter)[i % hash_bytes]);
        }
        block[0] = static_cast<char>(block[0] & 0x7f);
        return block + digest + std::string(1, '\xbc');
    }

    std::unique_ptr<BN_CTX, Free> context_{BN_CTX_new()};
    Number n_;
    Number inverse_;
    std::string serial_;
    std::string blinded_;
};

}  // namespace paraninfo::test
