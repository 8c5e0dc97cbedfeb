// The token of a link (PROTOCOL.md 1.1): "pn1." PAYLOAD "." SIGNATURE. It judges form, key, role and
// signature; not expiry or revocation. Pure; callable from any thread.
#pragma once

#include "server/access/link.hpp"
#include "server/access/link_keys.hpp"

namespace paraninfo::access {

inline constexpr std::size_t token_bytes_max = 4 + 934 + 1 + 86;

// Throws std::length_error when the payload would be larger than link_payload_bytes_max.
std::string mint(const Link& link, const LinkKeys& keys);

// Nothing for whatever is not exactly a token that a known key signed for a role it may sign.
std::optional<Link> read_token(std::string_view token, const LinkKeys& keys);

}  // namespace paraninfo::access
