#include "media/contribution/transceiver.hpp"

#include "media/contribution/twcc.hpp"

#define GST_USE_UNSTABLE_API
#include <gst/webrtc/webrtc.h>

#include <sstream>
#include <stdexcept>

namespace paraninfo::contribution {

std::string rtp_caps(const OfferedMedia& media, std::uint32_t ssrc) {
    std::ostringstream out;
    out << "application/x-rtp,media=" << (media.picture() ? "video" : "audio")
        << ",payload=" << int{media.payload};
    switch (media.codec) {
        case Codec::opus:
            out << ",encoding-name=OPUS,clock-rate=48000,encoding-params=(string)2";
            break;
        case Codec::h264:
            out << ",encoding-name=H264,clock-rate=90000,packetization-mode=(string)1"
                << ",profile-level-id=(string)" << media.profile;
            break;
        case Codec::vp8:
            out << ",encoding-name=VP8,clock-rate=90000";
            break;
    }
    if (media.twcc != 0) out << ",extmap-" << int{media.twcc} << "=(string)" << twcc_uri;
    if (ssrc != 0) out << ",ssrc=(uint)" << ssrc;
    return out.str();
}

void add_transceiver(GstElement* webrtc, const OfferedMedia& media, Direction direction, std::uint32_t ssrc) {
    const gst::Owned<GstCaps> caps(gst_caps_from_string(rtp_caps(media, ssrc).c_str()));
    if (!caps) throw std::runtime_error("a section's caps cannot be written");
    const auto way = direction == Direction::sends ? GST_WEBRTC_RTP_TRANSCEIVER_DIRECTION_SENDONLY
                                                   : GST_WEBRTC_RTP_TRANSCEIVER_DIRECTION_RECVONLY;
    GstWebRTCRTPTransceiver* transceiver = nullptr;
    g_signal_emit_by_name(webrtc, "add-transceiver", way, caps.get(), &transceiver);
    if (!transceiver) throw std::runtime_error("webrtcbin takes no transceiver");
    // Sound that comes again would come too late: Opus has its own correction.
    g_object_set(transceiver, "do-nack", static_cast<gboolean>(media.picture()), nullptr);
    g_object_unref(transceiver);
}

}  // namespace paraninfo::contribution
