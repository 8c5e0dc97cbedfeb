// New names of things: 96 random bits of the system as 16 characters of base64url. Rooms thread only.
#pragma once

#include <string>

namespace paraninfo::live {

std::string random_id();

}  // namespace paraninfo::live
