// What a reader of the test picture makes of its clock strip (docs/decisions/test-picture.md).
#pragma once

#include "media/mix/clock_strip.hpp"

#include <cstddef>
#include <cstdint>

namespace paraninfo::testing {

// The wall clock's milliseconds modulo 2^31.
inline std::uint32_t strip_time(const mix::StripCells& cells) {
    std::uint32_t gray = 0;
    for (std::size_t i = 0; i < 31; ++i) gray = gray << 1 | (cells[i] ? 1U : 0U);
    for (const unsigned shift : {16U, 8U, 4U, 2U, 1U}) gray ^= gray >> shift;
    return gray;
}

}  // namespace paraninfo::testing
