#include "media/contribution/transceiver.hpp"

#include "media/contribution/sdp/twcc.hpp"

#define GST_USE_UNSTABLE_API
#include <gst/webrtc/webrtc.h>

#include <sstream>
#include <stdexcept>

namespace paraninfo::contribution {
namespace {

gst::Owned<GstCaps> caps_of(const std::string& text) {
    gst::Owned<GstCaps> caps(gst_caps_from_string(text.c_str()));
    if (!caps) throw std::runtime_error("a section's caps cannot be written");
    return caps;
}

}  // namespace

std::string rtp_caps(const OfferedMedia& media, std::uint32_t ssrc) {
    std::ostringstream out;
    out << "application/x-rtp,media=" << (media.picture() ? "video" : "audio")
        << ",payload=" << int{media.payload};
    switch (media.codec) {
        case Codec::opus:
            out << ",encoding-name=OPUS,clock-rate=48000,encoding-params=(string)2";
            break;
        case Codec::h264:
            out << ",encoding-name=H264,clock-rate=90000";
            break;
        case Codec::vp8:
            out << ",encoding-name=VP8,clock-rate=90000";
            break;
    }
    if (media.twcc != 0) out << ",extmap-" << int{media.twcc} << "=(string)" << twcc_uri;
    if (ssrc != 0) out << ",ssrc=(uint)" << ssrc;
    return out.str();
}

void add_receiver(GstElement* webrtc, const OfferedMedia& media) {
    const gst::Owned<GstCaps> caps = caps_of(rtp_caps(media));
    GstWebRTCRTPTransceiver* transceiver = nullptr;
    g_signal_emit_by_name(webrtc, "add-transceiver", GST_WEBRTC_RTP_TRANSCEIVER_DIRECTION_RECVONLY,
                          caps.get(), &transceiver);
    if (!transceiver) throw std::runtime_error("webrtcbin takes no transceiver");
    // Sound that comes again would come too late: Opus has its own correction.
    g_object_set(transceiver, "do-nack", static_cast<gboolean>(media.picture()), nullptr);
    g_object_unref(transceiver);
}

gst::Owned<GstPad> add_sender(GstElement* webrtc, const OfferedMedia& media, std::uint32_t ssrc) {
    const gst::Owned<GstCaps> caps = caps_of(rtp_caps(media, ssrc));
    GstPadTemplate* name = gst_element_get_pad_template(webrtc, "sink_%u");
    gst::Owned<GstPad> pad(gst_element_request_pad(webrtc, name, nullptr, caps.get()));
    if (!pad) throw std::runtime_error("webrtcbin takes no stream");
    GstWebRTCRTPTransceiver* transceiver = nullptr;
    g_object_get(pad.get(), "transceiver", &transceiver, nullptr);
    if (!transceiver) throw std::runtime_error("webrtcbin has no transceiver for a stream");
    g_object_set(transceiver, "direction", GST_WEBRTC_RTP_TRANSCEIVER_DIRECTION_SENDONLY, "codec-preferences",
                 caps.get(), "do-nack", static_cast<gboolean>(media.picture()), nullptr);
    g_object_unref(transceiver);
    return pad;
}

}  // namespace paraninfo::contribution
