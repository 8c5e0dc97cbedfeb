#pragma once

// Where the sources of a scene lie in the programme's picture, and how one scene goes over into another. Pure
// numbers: no pixel is touched here. All coordinates are even, as 4:2:0 has it, and nothing reaches outside
// the picture. The producer's preview goes by the same numbers (web-client/src/views/control/layout.ts).

#include "media/mix/canvas.hpp"
#include "protocol/media_link/stage.hpp"

#include <span>
#include <string>
#include <vector>

namespace paraninfo::mix {

struct Size {
    int width = 0;
    int height = 0;
    bool operator==(const Size&) const = default;
};

// A source as a layout sees it. A camera may lose its sides to fill its place: people sit in the middle. Of a
// screen or the hall's picture nothing is ever cut off: what is written there goes up to the edge.
struct Guest {
    std::string source;
    Size size;
    bool may_be_cut = false;
};

// What of a source's picture is seen, and where.
struct Place {
    std::string source;
    Rectangle cut;         // of the source's picture
    Rectangle area;        // of the programme's picture
    unsigned alpha = 255;  // 255 hides what lies below
    bool operator==(const Place&) const = default;
};

// How many sources a layout shows; those after them are left out.
std::size_t places_of(media_link::Scene::Layout layout);

// From the bottom to the top. Every source keeps its aspect; a scene with fewer sources than places uses the
// room that it has.
std::vector<Place> arrange(media_link::Scene::Layout layout, Size programme, std::span<const Guest> guests);

// `step` of `steps` on the way, 0 the first scene, `steps` the second. What is in both glides from place to
// place; what comes fades in, what goes fades out. Two scenes that share nothing are cross-faded.
std::vector<Place> between(std::span<const Place> from, std::span<const Place> to, unsigned step,
                           unsigned steps);

}  // namespace paraninfo::mix
