// Ed25519 over OpenSSL: the server's own signing key, and the public keys whose links count. No algorithm is
// ever chosen by a token. Immutable after construction; verify may be called from any thread.
#pragma once

#include "config/settings.hpp"
#include "protocol/audience.hpp"
#include "server/access/secrets.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct evp_pkey_st;

namespace paraninfo::access {

inline constexpr std::size_t signature_bytes = 64;

class LinkKeys {
  public:
    // `seed` is the key of id "local". Throws std::runtime_error when an issuer's key is none.
    LinkKeys(const Key32& seed, const std::vector<config::Issuer>& issuers);
    LinkKeys(const LinkKeys&) = delete;
    LinkKeys& operator=(const LinkKeys&) = delete;

    // With the key "local": 64 bytes, always the same for the same text.
    std::string sign(std::string_view text) const;
    bool verify(std::string_view kid, std::string_view text, std::string_view signature) const;
    // Whether this key may make links of the role.
    bool allows(std::string_view kid, Audience role) const;

  private:
    struct Free {
        void operator()(evp_pkey_st* key) const;
    };
    using Pkey = std::unique_ptr<evp_pkey_st, Free>;
    struct Issuer {
        Pkey key;
        PerAudience<bool> roles;
    };

    Pkey signing_;
    std::map<std::string, Issuer, std::less<>> issuers_;
};

}  // namespace paraninfo::access
