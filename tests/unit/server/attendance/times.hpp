// Times of the attendance's tests, in milliseconds.
#pragma once

#include <cstdint>

namespace paraninfo::attendance {

inline constexpr std::int64_t hour = 3'600'000;
inline constexpr std::int64_t day_ms = 24 * hour;
inline constexpr std::int64_t start = 1'790'000'000'000;  // since 1970

}  // namespace paraninfo::attendance
