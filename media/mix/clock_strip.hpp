#pragma once

// The strip of 32 black or white cells in which the test picture states the wall clock, so that a reader of
// the picture learns its age: docs/decisions/test-picture.md. Pure.

#include <array>
#include <cstdint>

namespace paraninfo::mix {

using StripCells = std::array<bool, 32>;  // left to right; true is white

// Cells 0 to 30: Gray code of `wall_ms` modulo 2^31, highest bit first. Cell 31 makes the number of white
// cells even.
StripCells strip_cells(std::int64_t wall_ms);

}  // namespace paraninfo::mix
