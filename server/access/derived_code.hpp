// Codes that are made of a secret of the server and a text, so that nothing of them is kept: the first
// letters of an HMAC in base32, since what is read aloud, typed or scanned has no case. Pure.
#pragma once

#include "server/access/secrets.hpp"

#include <string>

namespace paraninfo::access {

// `letters` of A-Z and 2-7, five bits each; at most 51.
std::string derived_code(const Key32& key, const std::string& text, std::size_t letters);

}  // namespace paraninfo::access
