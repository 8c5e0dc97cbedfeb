// What libraries say of a stream goes to stderr, which is a file beside the journal: whoever publishes must
// not fill the disk with it.
#pragma once

#include <cstdint>

namespace paraninfo::media {

// More than GStreamer's table of plugins, the one file that a worker writes by itself.
inline constexpr std::uint64_t file_bytes_max = 16U << 20;

// From now on no file of this process grows beyond that; what would is not written, and nothing else happens.
// Throws std::system_error where the limit cannot be set.
void bound_files();

}  // namespace paraninfo::media
