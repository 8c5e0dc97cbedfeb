#pragma once

// Whether a DTLS certificate is the one that an offer names (RFC 8122, section 5): without this, whoever is
// on the way could answer in a panelist's place. Pure.

#include <string>
#include <string_view>

namespace paraninfo::contribution {

// `pem`: one certificate; `fingerprint`: "sha-256 AB:CD:…" (or 384, 512), in either case.
bool certificate_matches(const std::string& pem, std::string_view fingerprint);

}  // namespace paraninfo::contribution
