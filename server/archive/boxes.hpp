// What a file for download needs of ISO/IEC 14496-12: joins two init segments of one track each into one of
// two, and moves a segment to another track and time. Knows the boxes that our own workers write and trusts
// no length. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace paraninfo::archive {

// ftyp and moov with the first init segment's track as 1 and the second's as 2. Nothing if one of them is not
// made as ours are.
std::optional<std::string> joined_init(std::string_view first, std::string_view second);

// The units of a second in the init segment's only track; nothing as above.
std::optional<std::uint32_t> timescale_of(std::string_view init);

// The base decode time of the first fragment (tfdt, version 1).
std::optional<std::uint64_t> decode_time_of(std::string_view segment);

// Every fragment in `segment` becomes one of `track` and `shift` units later (earlier: negative, not before
// 0). False, and nothing of use in it, where it is not made as ours are.
bool move_fragments(std::string& segment, std::uint32_t track, std::int64_t shift);

}  // namespace paraninfo::archive
