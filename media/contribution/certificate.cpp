#include "media/contribution/certificate.hpp"

#include "media/gst/handles.hpp"

#include <glib.h>

#include <optional>

namespace paraninfo::contribution {
namespace {

std::optional<GChecksumType> digest_of(std::string_view name) {
    if (name == "sha-256") return G_CHECKSUM_SHA256;
    if (name == "sha-384") return G_CHECKSUM_SHA384;
    if (name == "sha-512") return G_CHECKSUM_SHA512;
    return std::nullopt;
}

// The hexadecimal digits alone, in lower case.
std::string digits_of(std::string_view fingerprint) {
    std::string digits;
    for (const char c : fingerprint)
        if (c != ':') digits.push_back(g_ascii_tolower(c));
    return digits;
}

// What stands between the first certificate's lines.
std::string_view body_of(std::string_view pem) {
    constexpr std::string_view first = "-----BEGIN CERTIFICATE-----";
    const auto begin = pem.find(first);
    if (begin == std::string_view::npos) return {};
    pem.remove_prefix(begin + first.size());
    return pem.substr(0, pem.find("-----END CERTIFICATE-----"));
}

}  // namespace

bool certificate_matches(const std::string& pem, std::string_view fingerprint) {
    const auto space = fingerprint.find(' ');
    if (space == std::string_view::npos) return false;
    const auto digest = digest_of(fingerprint.substr(0, space));
    const std::string body(body_of(pem));
    if (!digest || body.empty()) return false;
    gsize length = 0;
    guchar* der = g_base64_decode(body.c_str(), &length);
    const gst::Owned<char> sum(g_compute_checksum_for_data(*digest, der, length));
    g_free(der);
    return sum && digits_of(fingerprint.substr(space + 1)) == sum.get();
}

}  // namespace paraninfo::contribution
