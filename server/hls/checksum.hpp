// CRC-32 (as gzip has it): tells damaged media from whole ones, and makes ETags. No protection against
// intent. Pure.
#pragma once

#include <cstdint>
#include <string_view>

namespace paraninfo::hls {

std::uint32_t checksum(std::string_view bytes);

}  // namespace paraninfo::hls
