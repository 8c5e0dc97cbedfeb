#pragma once

// What is read of MPEG-TS that was made here. Pure.

#include <string_view>

namespace paraninfo::encode {

// Whole packets in which a picture begins that needs none before it (ISO 13818-1, 2.4.3.5:
// random_access_indicator), and before it the table of programmes: a receiver can begin with them.
bool opens_picture(std::string_view packets);

}  // namespace paraninfo::encode
