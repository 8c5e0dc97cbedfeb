#include "tests/media/support/webrtc_offerer.hpp"

#define GST_USE_UNSTABLE_API
#include <gst/sdp/sdp.h>
#include <gst/webrtc/webrtc.h>

#include <chrono>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace paraninfo::testing {
namespace {

void keep_to_loopback(GstElement* peer) {
    GObject* ice = nullptr;
    g_object_get(peer, "ice-agent", &ice, nullptr);
    GObject* agent = nullptr;
    g_object_get(ice, "agent", &agent, nullptr);
    g_object_set(agent, "upnp", FALSE, "ice-tcp", FALSE, nullptr);
    gboolean added = FALSE;
    g_signal_emit_by_name(ice, "add-local-ip-address", "127.0.0.1", &added);
    g_object_unref(agent);
    g_object_unref(ice);
}

void wait_for(GstElement* peer, const char* signal, GstWebRTCSessionDescription* description) {
    GstPromise* promise = gst_promise_new();
    g_signal_emit_by_name(peer, signal, description, promise);
    gst_promise_wait(promise);
    gst_promise_unref(promise);
}

GstWebRTCSessionDescription* made_offer(GstElement* peer) {
    GstPromise* promise = gst_promise_new();
    g_signal_emit_by_name(peer, "create-offer", nullptr, promise);
    gst_promise_wait(promise);
    GstWebRTCSessionDescription* offer = nullptr;
    gst_structure_get(gst_promise_get_reply(promise), "offer", GST_TYPE_WEBRTC_SESSION_DESCRIPTION, &offer,
                      nullptr);
    gst_promise_unref(promise);
    if (!offer) throw std::runtime_error("no offer");
    return offer;
}

bool gathered(GstElement* peer) {
    GstWebRTCICEGatheringState state{};
    g_object_get(peer, "ice-gathering-state", &state, nullptr);
    return state == GST_WEBRTC_ICE_GATHERING_STATE_COMPLETE;
}

// x264 says in its stream that it is 42c0, which is 42e0 to any decoder; an offer names the latter.
std::string as_browsers_say(const std::string& sdp) {
    static const std::regex parameters("a=fmtp:96 [^\r\n]*\r\n");
    const std::string without = std::regex_replace(sdp, parameters, "");
    static const std::regex map("(a=rtpmap:96 H264/90000\r\n)");
    return std::regex_replace(without, map, "$1a=fmtp:96 packetization-mode=1;profile-level-id=42e01f\r\n");
}

std::string description(const std::string& media, bool bundled) {
    return std::string("webrtcbin name=peer bundle-policy=") + (bundled ? "max-bundle " : "none ") + media;
}

}  // namespace

WebrtcOfferer::WebrtcOfferer(const std::string& media, bool bundled) {
    GError* error = nullptr;
    pipeline_.reset(gst_parse_launch(description(media, bundled).c_str(), &error));
    const gst::Owned<GError> owned(error);
    if (error) throw std::runtime_error(error->message);
    if (!GST_IS_PIPELINE(pipeline_.get())) {
        GstElement* whole = gst_pipeline_new(nullptr);
        gst_bin_add(GST_BIN(whole), pipeline_.release());
        pipeline_.reset(GST_ELEMENT(gst_object_ref_sink(whole)));
    }
    peer_.reset(gst_bin_get_by_name(GST_BIN(pipeline_.get()), "peer"));
    keep_to_loopback(peer_.get());
    g_signal_connect(peer_.get(), "pad-added", G_CALLBACK(+[](GstElement*, GstPad* pad, gpointer self) {
                         auto& offerer = *static_cast<WebrtcOfferer*>(self);
                         if (offerer.take_ && GST_PAD_IS_SRC(pad))
                             offerer.take_(offerer.pipeline_.get(), pad);
                     }),
                     this);
}

WebrtcOfferer::~WebrtcOfferer() {
    gst_element_set_state(pipeline_.get(), GST_STATE_NULL);
    GstBus* bus = gst_element_get_bus(pipeline_.get());
    gst_bus_set_flushing(bus, TRUE);
    gst_object_unref(bus);
}

void WebrtcOfferer::receive(const std::string& caps) {
    GstCaps* parsed = gst_caps_from_string(caps.c_str());
    GstWebRTCRTPTransceiver* transceiver = nullptr;
    g_signal_emit_by_name(peer_.get(), "add-transceiver", GST_WEBRTC_RTP_TRANSCEIVER_DIRECTION_RECVONLY,
                          parsed, &transceiver);
    gst_caps_unref(parsed);
    if (transceiver) g_object_unref(transceiver);
}

std::string WebrtcOfferer::offer() {
    gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING);
    GstWebRTCSessionDescription* offer = made_offer(peer_.get());
    wait_for(peer_.get(), "set-local-description", offer);
    gst_webrtc_session_description_free(offer);
    for (int turns = 0; !gathered(peer_.get()); ++turns) {
        if (turns == 1000) throw std::runtime_error("the gathering does not end");
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    GstWebRTCSessionDescription* local = nullptr;
    g_object_get(peer_.get(), "local-description", &local, nullptr);
    char* text = gst_sdp_message_as_text(local->sdp);
    const std::string sdp = text;
    g_free(text);
    gst_webrtc_session_description_free(local);
    return as_browsers_say(sdp);
}

void WebrtcOfferer::take_answer(const std::string& sdp) {
    GstSDPMessage* message = nullptr;
    if (gst_sdp_message_new_from_text(sdp.c_str(), &message) != GST_SDP_OK)
        throw std::runtime_error("the answer cannot be read");
    GstWebRTCSessionDescription* answer =
        gst_webrtc_session_description_new(GST_WEBRTC_SDP_TYPE_ANSWER, message);
    wait_for(peer_.get(), "set-remote-description", answer);
    gst_webrtc_session_description_free(answer);
}

GstElement* WebrtcOfferer::element(const char* name) {
    return gst::Owned<GstElement>(gst_bin_get_by_name(GST_BIN(pipeline_.get()), name)).get();
}

void WebrtcOfferer::freeze() {
    gst_element_set_state(pipeline_.get(), GST_STATE_NULL);
}

std::string coloured_picture(unsigned colour, const std::string& encoder, int width, int height,
                             int key_every, const std::string& colours) {
    std::ostringstream out;
    out << " videotestsrc is-live=true pattern=solid-color foreground-color=" << colour
        << " ! video/x-raw,format=I420,width=" << width << ",height=" << height << ",framerate=30/1,"
        << "colorimetry=" << colours << " ! ";
    if (encoder == "vp8")
        out << "vp8enc deadline=1 cpu-used=8 keyframe-max-dist=" << key_every
            << " ! rtpvp8pay pt=97 picture-id-mode=2"
            << " ! application/x-rtp,media=video,encoding-name=VP8,payload=97";
    else
        out << "x264enc tune=zerolatency speed-preset=ultrafast key-int-max=" << key_every << " bitrate=600"
            << " ! video/x-h264,profile=constrained-baseline"
            << " ! rtph264pay pt=96 config-interval=-1 aggregate-mode=zero-latency"
            << " ! application/x-rtp,media=video,encoding-name=H264,payload=96";
    out << " ! peer.";
    return out.str();
}

std::string tone(double hertz) {
    std::ostringstream out;
    out << " audiotestsrc is-live=true wave=sine volume=0.5 freq=" << hertz
        << " ! audio/x-raw,rate=48000,channels=2 ! opusenc ! rtpopuspay pt=111"
        << " ! application/x-rtp,media=audio,encoding-name=OPUS,encoding-params=(string)2,payload=111 ! "
           "peer.";
    return out.str();
}

}  // namespace paraninfo::testing
