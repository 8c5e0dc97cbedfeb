#include "server/ballots/paper_key.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <stdexcept>
#include <utility>

namespace paraninfo::ballots {

namespace {

constexpr unsigned long exponent = 65537;
constexpr int salt_bytes = 48;

struct Free {
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    void operator()(BIGNUM* number) const { BN_free(number); }
    void operator()(OSSL_PARAM_BLD* build) const { OSSL_PARAM_BLD_free(build); }
    void operator()(OSSL_PARAM* parameters) const { OSSL_PARAM_free(parameters); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

[[noreturn]] void fail(const char* what) {
    throw std::runtime_error(std::string("key of a secret poll: ") + what);
}

std::string modulus_of(EVP_PKEY* key) {
    BIGNUM* found = nullptr;
    if (EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_N, &found) != 1) fail("no modulus");
    const Owned<BIGNUM> modulus(found);
    std::string bytes(modulus_bytes, '\0');
    if (BN_bn2binpad(modulus.get(), bytes_of(bytes), static_cast<int>(bytes.size())) < 0)
        fail("another size");
    return bytes;
}

// The bare operation of RSA. OpenSSL blinds the private one against timing by itself.
std::optional<std::string> raw(EVP_PKEY* key, std::string_view from, bool secret) {
    const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new(key, nullptr));
    const auto begin = secret ? EVP_PKEY_decrypt_init : EVP_PKEY_encrypt_init;
    const auto perform = secret ? EVP_PKEY_decrypt : EVP_PKEY_encrypt;
    std::string to(modulus_bytes, '\0');
    std::size_t size = to.size();
    const bool done = context && begin(context.get()) == 1 &&
                      EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1 &&
                      perform(context.get(), bytes_of(to), &size, bytes_of(from), from.size()) == 1;
    if (!done || size != to.size()) return std::nullopt;
    return to;
}

}  // namespace

void FreeKey::operator()(EVP_PKEY* key) const {
    EVP_PKEY_free(key);
}

PaperKey::PaperKey(KeyPtr key) : key_(std::move(key)), modulus_(modulus_of(key_.get())) {
}

PaperKey PaperKey::make() {
    KeyPtr key(EVP_RSA_gen(modulus_bytes * 8));
    if (!key) fail("it could not be made");
    return PaperKey(std::move(key));
}

std::optional<PaperKey> PaperKey::from_der(std::string_view der) {
    const unsigned char* at = bytes_of(der);
    KeyPtr key(d2i_PrivateKey(EVP_PKEY_RSA, nullptr, &at, static_cast<long>(der.size())));
    if (!key || EVP_PKEY_get_bits(key.get()) != static_cast<int>(modulus_bytes * 8)) return std::nullopt;
    return PaperKey(std::move(key));
}

std::string PaperKey::der() const {
    const int size = i2d_PrivateKey(key_.get(), nullptr);
    if (size <= 0) fail("it cannot be written");
    std::string bytes(static_cast<std::size_t>(size), '\0');
    unsigned char* at = bytes_of(bytes);
    i2d_PrivateKey(key_.get(), &at);
    return bytes;
}

std::optional<std::string> PaperKey::sign(std::string_view blinded) const {
    if (blinded.size() != modulus_bytes || blinded >= std::string_view(modulus_)) return std::nullopt;
    auto signature = raw(key_.get(), blinded, true);
    // A fault in the computation would give away a factor of the modulus.
    if (!signature || raw(key_.get(), *signature, false) != blinded) return std::nullopt;
    return signature;
}

PaperCheck::PaperCheck(std::string_view modulus) {
    const Owned<BIGNUM> n(BN_bin2bn(bytes_of(modulus), static_cast<int>(modulus.size()), nullptr));
    const Owned<OSSL_PARAM_BLD> build(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
    OSSL_PARAM_BLD_push_ulong(build.get(), OSSL_PKEY_PARAM_RSA_E, exponent);
    const Owned<OSSL_PARAM> parameters(OSSL_PARAM_BLD_to_param(build.get()));
    const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY* made = nullptr;
    const bool done = parameters && context && EVP_PKEY_fromdata_init(context.get()) == 1 &&
                      EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) == 1;
    if (!done) fail("no such modulus");
    key_.reset(made);
}

bool PaperCheck::is_signed(std::string_view message, std::string_view signature) const {
    const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* padding = nullptr;  // the context's
    return context && EVP_DigestVerifyInit(context.get(), &padding, EVP_sha384(), nullptr, key_.get()) == 1 &&
           EVP_PKEY_CTX_set_rsa_padding(padding, RSA_PKCS1_PSS_PADDING) == 1 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(padding, salt_bytes) == 1 &&
           EVP_PKEY_CTX_set_rsa_mgf1_md(padding, EVP_sha384()) == 1 &&
           EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(message),
                            message.size()) == 1;
}

std::string poll_name(const RoomId& room, const PollId& poll) {
    return room.value + '/' + poll.value;
}

std::string paper_message(const RoomId& room, const PollId& poll, std::string_view serial) {
    return std::string(serial) + poll_name(room, poll);
}

}  // namespace paraninfo::ballots
