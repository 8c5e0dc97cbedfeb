#pragma once

// How webrtcbin is told what to do with a section of an offer. Signalling thread.

#include "media/contribution/sdp/offer.hpp"
#include "media/gst/handles.hpp"

#include <string>

namespace paraninfo::contribution {

// The caps of RTP by which a section is answered: one codec, and the extension by which the browser learns
// what the line carries. Of H.264 no profile: the answer repeats the offer's, and a stream that says in other
// digits what is the same to a decoder still fits. `ssrc` 0: none is said. Pure.
std::string rtp_caps(const OfferedMedia& media, std::uint32_t ssrc = 0);

// For a section that is received; called for each section in turn, before the offer is set. Throws
// std::runtime_error.
void add_receiver(GstElement* webrtc, const OfferedMedia& media);

// The pad of webrtcbin for a section that is sent; the same. It must have had its caps before the answer is
// set, or webrtcbin never lets anything through it.
gst::Owned<GstPad> add_sender(GstElement* webrtc, const OfferedMedia& media, std::uint32_t ssrc);

}  // namespace paraninfo::contribution
