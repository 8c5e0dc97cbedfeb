// Writes the multivariant playlist as text. A pure function.
#pragma once

#include <span>
#include <string>

#include "server/hls/rendition_store.hpp"
#include "server/hls/types.hpp"

namespace paraninfo::hls {

struct Variant {
    RenditionSpec spec;
    InitSegment init;
    Rates rates;
};

// Video renditions become variants, each with the group of all audio renditions; without any video the
// audio renditions are the variants. BANDWIDTH counts the largest audio in.
std::string render_multivariant(std::span<const Variant> variants);

}  // namespace paraninfo::hls
