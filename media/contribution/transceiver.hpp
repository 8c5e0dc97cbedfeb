#pragma once

// How webrtcbin is told what to do with a section of an offer. Signalling thread.

#include "media/contribution/offer.hpp"
#include "media/gst/handles.hpp"

#include <string>

namespace paraninfo::contribution {

enum class Direction : std::uint8_t { receives, sends };

// The caps of RTP by which a section is answered: one codec, and the extension by which the browser learns
// what the line carries. `ssrc` 0: none is said. Pure.
std::string rtp_caps(const OfferedMedia& media, std::uint32_t ssrc = 0);

// Adds the section's transceiver; called for each section in turn before the offer is set.
void add_transceiver(GstElement* webrtc, const OfferedMedia& media, Direction direction,
                     std::uint32_t ssrc = 0);

}  // namespace paraninfo::contribution
