// What a source coded, on its way past the encoders: whatever comes, a unit that is handed on is whole, is no
// longer than what came, has a slice and nothing that does not belong into a sample, and stays as it is when
// it is cleaned again. The first byte says how long the decoder configuration is that stands before the unit.
#include "media/program/source_unit.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace paraninfo::program;

void demand(bool holds) {
    if (!holds) std::abort();
}

std::size_t length_of(std::string_view unit) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length = length << 8U | static_cast<unsigned char>(unit[i]);
    return length;
}

// Every unit is a slice or a message to the decoder, and there is a slice; `key` if one is of an IDR picture.
void demand_sample(const CleanUnit& clean) {
    std::string_view rest = clean.bytes;
    bool has_slice = false;
    bool has_idr = false;
    while (!rest.empty()) {
        demand(rest.size() > 4);
        const std::size_t length = length_of(rest);
        demand(length > 0 && length <= rest.size() - 4);
        const unsigned type = static_cast<unsigned char>(rest[4]) & 31U;
        demand(type >= 1 && type <= 6);
        has_slice = has_slice || type <= 5;
        has_idr = has_idr || type == 5;
        rest.remove_prefix(4 + length);
    }
    demand(has_slice && clean.key == has_idr);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t configuration = static_cast<unsigned char>(bytes.front()) & 63U;
    bytes.remove_prefix(1);
    UnitFormat format;
    format.avcc = bytes.substr(0, configuration);
    bytes.remove_prefix(format.avcc.size());
    why_not_playable(format);

    const CleanUnit clean = clean_unit(bytes);
    demand(clean.bytes.size() <= bytes.size());
    if (clean.bytes.empty()) return 0;
    demand_sample(clean);
    demand(clean_unit(clean.bytes) == clean);
    return 0;
}
