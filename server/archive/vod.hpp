// Writes the playlists of a recorded broadcast as text: all of it, with its end. Pure functions.
#pragma once

#include "server/archive/recording.hpp"
#include "server/hls/thumbnail_list.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace paraninfo::archive {

// The numbers that every playlist lists: those that some rendition has, from where all have begun to where
// the first is at its end. Empty: there is nothing to play.
std::vector<std::uint64_t> listed_numbers(const Recording& recording);

// Numbers in the playlist begin at 1 and have no holes; the addresses keep their own. Where a rendition lacks
// what another has it says GAP; where all lack something, DISCONTINUITY.
std::string render_vod(const Recording& recording, std::size_t rendition,
                       const std::vector<std::uint64_t>& numbers);
std::string render_vod_multivariant(const Recording& recording);

// Where in the recording, in ms as it is played, the moment of that date is; what was not recorded lies where
// it goes on.
std::int64_t place_of(const Recording& recording, const std::vector<std::uint64_t>& numbers,
                      std::int64_t wall_ms);
// The date (UTC) of its beginning; of one with numbers to list.
std::int64_t begins_ms(const Recording& recording, const std::vector<std::uint64_t>& numbers);

// The thumbnails at their place in the recording as it is played; those of what was not recorded are left
// out.
std::vector<hls::ThumbnailCue> thumbnail_cues(const Recording& recording,
                                              const std::vector<std::uint64_t>& numbers);

// How long the playlists are.
hls::Nanoseconds length_of(const Recording& recording, const std::vector<std::uint64_t>& numbers);

}  // namespace paraninfo::archive
