#include "server/access/link_token.hpp"

#include "server/access/base64url.hpp"

#include <stdexcept>

namespace paraninfo::access {
namespace {

constexpr std::string_view prefix = "pn1.";

}  // namespace

std::string mint(const Link& link, const LinkKeys& keys) {
    const auto payload = write_payload(link);
    if (payload.size() > link_payload_bytes_max) throw std::length_error("the link would be too long");
    auto token = std::string(prefix) + to_base64url(payload);
    const auto signature = keys.sign(token);
    return token + "." + to_base64url(signature);
}

std::optional<Link> read_token(std::string_view token, const LinkKeys& keys) {
    if (token.size() > token_bytes_max || !token.starts_with(prefix)) return std::nullopt;
    const auto dot = token.find('.', prefix.size());
    if (dot == std::string_view::npos) return std::nullopt;
    const auto signature = from_base64url(token.substr(dot + 1));
    if (!signature || signature->size() != signature_bytes) return std::nullopt;
    const auto payload = from_base64url(token.substr(prefix.size(), dot - prefix.size()));
    if (!payload) return std::nullopt;
    auto link = read_payload(*payload);
    if (!link || !keys.allows(link->kid, link->role)) return std::nullopt;
    if (!keys.verify(link->kid, token.substr(0, dot), *signature)) return std::nullopt;
    return link;
}

}  // namespace paraninfo::access
