#pragma once

// The picture behind the slate: a PNG or JPEG file of the operator's, decoded once and fitted into the
// programme's picture. Takes as long as the decoding; never on the pump's thread.

#include <cstdint>
#include <string>
#include <vector>

namespace paraninfo::program {

// I420 in the layout of mix::PictureLayout, with black beside what does not fill it. Throws
// std::runtime_error naming what is wrong with the file.
std::vector<std::uint8_t> load_slate_picture(const std::string& path, int width, int height);

}  // namespace paraninfo::program
