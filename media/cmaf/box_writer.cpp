#include "media/cmaf/box_writer.hpp"

namespace paraninfo::cmaf {

BoxWriter::Box::Box(BoxWriter& writer, std::string_view type) : writer_(writer), start_(writer.size()) {
    writer_.u32(0);
    writer_.bytes(type);
}

BoxWriter::Box::Box(BoxWriter& writer, std::string_view type, std::uint8_t version, std::uint32_t flags)
    : Box(writer, type) {
    writer_.u8(version);
    writer_.u24(flags);
}

BoxWriter::Box::~Box() {
    writer_.overwrite_u32(start_, static_cast<std::uint32_t>(writer_.size() - start_));
}

void BoxWriter::overwrite_u32(std::size_t at, std::uint32_t value) {
    for (std::size_t i = 0; i < 4; ++i) bytes_[at + i] = static_cast<char>(value >> (24 - 8 * i));
}

void BoxWriter::number(std::uint64_t value, int width) {
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        bytes_.push_back(static_cast<char>(value >> shift));
}

}  // namespace paraninfo::cmaf
