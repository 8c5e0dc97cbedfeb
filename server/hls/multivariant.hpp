// Writes the multivariant playlist as text. A pure function.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "server/hls/rendition_store.hpp"
#include "server/hls/types.hpp"

namespace paraninfo::hls {

struct Variant {
    RenditionSpec spec;
    InitSegment init;
    Rates rates;
    bool absent = false;  // its newest part is a gap
};

// A video rendition that is absent is left out while another one is there. The others become variants, each
// with the group of the audio renditions; BANDWIDTH counts the largest of these in. The audio-only ones are a
// group of their own, of one variant without a picture, last. Without any video each audio rendition is a
// variant. `playlist` is the media playlists' file below each rendition.
std::string render_multivariant(std::span<const Variant> variants, std::string_view playlist = "live.m3u8");

// Marks the best video rendition that is there as absent; false where it is the only one. They come from best
// to least.
bool withhold_best(std::span<Variant> variants);

}  // namespace paraninfo::hls
