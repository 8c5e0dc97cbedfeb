#include "server/access/link_keys.hpp"

#include "server/access/base64url.hpp"
#include "server/access/link.hpp"

#include <openssl/evp.h>

#include <stdexcept>

namespace paraninfo::access {
namespace {

struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

void LinkKeys::Free::operator()(evp_pkey_st* key) const {
    EVP_PKEY_free(key);
}

LinkKeys::LinkKeys(const Key32& seed, const std::vector<config::Issuer>& issuers) {
    signing_.reset(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()));
    if (!signing_) throw std::runtime_error("the link signing key cannot be used");
    Issuer local;
    EVP_PKEY_up_ref(signing_.get());
    local.key.reset(signing_.get());
    local.roles.values.fill(true);
    issuers_.emplace(own_key_id, std::move(local));
    for (const auto& issuer : issuers) {
        const auto raw = from_base64url(issuer.public_key);
        Issuer made;
        if (raw && raw->size() == 32) {
            made.key.reset(
                EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(*raw), raw->size()));
        }
        if (!made.key) throw std::runtime_error("issuer " + issuer.key_id + ": not an Ed25519 public key");
        for (const auto& role : issuer.roles) {
            if (const auto audience = audience_named(role)) made.roles[*audience] = true;
        }
        issuers_.emplace(issuer.key_id, std::move(made));
    }
}

std::string LinkKeys::sign(std::string_view text) const {
    const Context context(EVP_MD_CTX_new());
    std::string signature(signature_bytes, '\0');
    std::size_t size = signature.size();
    auto* out = reinterpret_cast<unsigned char*>(signature.data());
    if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, signing_.get()) != 1 ||
        EVP_DigestSign(context.get(), out, &size, bytes_of(text), text.size()) != 1 ||
        size != signature_bytes) {
        throw std::runtime_error("a link could not be signed");
    }
    return signature;
}

bool LinkKeys::verify(std::string_view kid, std::string_view text, std::string_view signature) const {
    const auto found = issuers_.find(kid);
    if (found == issuers_.end() || signature.size() != signature_bytes) return false;
    const Context context(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, found->second.key.get()) == 1 &&
           EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(text),
                            text.size()) == 1;
}

bool LinkKeys::allows(std::string_view kid, Audience role) const {
    const auto found = issuers_.find(kid);
    return found != issuers_.end() && found->second.roles[role];
}

}  // namespace paraninfo::access
