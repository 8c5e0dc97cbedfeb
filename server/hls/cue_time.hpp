// A time as WebVTT writes it (W3C WebVTT, 4.1): hours of two digits or more. Pure.
#pragma once

#include <cstdint>
#include <string>

namespace paraninfo::hls {

// `ms` ≥ 0, from the beginning of what the cues belong to.
std::string cue_time(std::int64_t ms);

}  // namespace paraninfo::hls
