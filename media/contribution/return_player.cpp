#include "media/contribution/return_player.hpp"

#include "media/contribution/steady.hpp"
#include "media/contribution/transceiver.hpp"

#include <gst/app/gstappsrc.h>
#include <gst/video/video.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace paraninfo::contribution {
namespace {

// Below what any tunnel on the way leaves of 1500.
constexpr int packet_bytes_max = 1200;

std::string branch_description(const OfferedMedia& media, std::uint32_t ssrc) {
    std::ostringstream out;
    out << "appsrc name=units format=time is-live=true min-latency=0 leaky-type=upstream max-buffers=0"
        << " max-bytes=" << ReturnPlayer::waiting_bytes_max << " caps=\"";
    if (media.picture())
        out << "video/x-h264,stream-format=byte-stream,alignment=au\" ! rtph264pay config-interval=-1"
            << " aggregate-mode=zero-latency";
    else
        out << "audio/x-opus,channel-mapping-family=0,rate=48000,channels=2\" ! rtpopuspay";
    out << " pt=" << int{media.payload} << " ssrc=" << ssrc << " mtu=" << packet_bytes_max;
    return out.str();
}

// webrtcbin connects what it knows the format of when the answer is set; the payloader says it with its first
// packet, which comes later.
void say_format(GstPad* pad, const std::string& caps) {
    const gst::Owned<GstCaps> parsed(gst_caps_from_string(caps.c_str()));
    gst_pad_send_event(pad, gst_event_new_stream_start("return"));
    gst_pad_send_event(pad, gst_event_new_caps(parsed.get()));
}

bool has_picture(const JudgedOffer& offer) {
    return std::any_of(offer.media.begin(), offer.media.end(),
                       [](const OfferedMedia& media) { return media.picture(); });
}

}  // namespace

ReturnPlayer::ReturnPlayer(const PeerSettings& settings, const JudgedOffer& offer, Instant now,
                           ReturnPlayerHandlers handlers)
    : offer_(offer),
      liveness_(now, has_picture(offer)),
      handlers_(std::move(handlers)),
      peer_(settings, offer, handlers_.peer) {
    watch_reports();
    peer_.play();
    for (const OfferedMedia& media : offer.media) add_branch(media);
    peer_.answer(offer);
}

ReturnPlayer::~ReturnPlayer() = default;

// With a fixed SSRC that the answer says too: a browser that does not find it there decodes what it asked for
// again, and shows nothing.
void ReturnPlayer::add_branch(const OfferedMedia& media) {
    const std::uint32_t ssrc = g_random_int() | 1u;
    GError* error = nullptr;
    GstElement* bin = gst_parse_bin_from_description(branch_description(media, ssrc).c_str(), TRUE, &error);
    const gst::Owned<GError> owned_error(error);
    if (!bin) throw std::runtime_error(error ? error->message : "a payloader cannot be made");
    gst_bin_add(peer_.bin(), bin);  // takes it
    gst_element_sync_state_with_parent(bin);
    const gst::Owned<GstPad> entry = add_sender(peer_.webrtc(), media, ssrc);
    const gst::Owned<GstPad> exit(gst_element_get_static_pad(bin, "src"));
    if (gst_pad_link(exit.get(), entry.get()) != GST_PAD_LINK_OK)
        throw std::runtime_error("webrtcbin does not take what is sent");
    say_format(entry.get(), rtp_caps(media, ssrc));
    gst::Owned<GstElement> units(gst_bin_get_by_name(GST_BIN(bin), "units"));
    if (media.picture()) {
        const gst::Owned<GstPad> source(gst_element_get_static_pad(units.get(), "src"));
        gst_pad_add_probe(source.get(), GST_PAD_PROBE_TYPE_EVENT_UPSTREAM, &ReturnPlayer::take_request, this,
                          nullptr);
    }
    (media.picture() ? picture_ : sound_) = std::move(units);
}

void ReturnPlayer::watch_reports() {
    const gst::Owned<GstElement> rtpbin = peer_.rtpbin();
    if (!rtpbin) throw std::runtime_error("webrtcbin has no rtpbin");
    const auto note = +[](GstElement*, guint, guint, gpointer self) {
        static_cast<ReturnPlayer*>(self)->last_report_ = steady_now().count();
    };
    g_signal_connect(rtpbin.get(), "on-ssrc-active", G_CALLBACK(note), this);
    g_signal_connect(rtpbin.get(), "on-new-ssrc", G_CALLBACK(note), this);
}

GstPadProbeReturn ReturnPlayer::take_request(GstPad*, GstPadProbeInfo* info, gpointer self) {
    GstEvent* event = GST_PAD_PROBE_INFO_EVENT(info);
    if (gst_video_event_is_force_key_unit(event)) static_cast<ReturnPlayer*>(self)->handlers_.key();
    return GST_PAD_PROBE_OK;
}

void ReturnPlayer::push(GstElement* source, Instant at, GstBuffer* buffer) {
    const Instant base(static_cast<std::int64_t>(gst_element_get_base_time(GST_ELEMENT(peer_.bin()))));
    if (!source || !running_ || at < base) return;
    GstBuffer* own = gst_buffer_copy(buffer);  // the bytes are shared
    GST_BUFFER_PTS(own) = static_cast<GstClockTime>((at - base).count());
    GST_BUFFER_DTS(own) = GST_BUFFER_PTS(own);
    gst_app_src_push_buffer(GST_APP_SRC(source), own);
}

void ReturnPlayer::picture(Instant at, GstBuffer* unit, bool key) {
    if (key && running_) decodable_ = true;
    if (decodable_) push(picture_.get(), at, unit);
}

void ReturnPlayer::sound(Instant at, GstBuffer* packet) {
    push(sound_.get(), at, packet);
}

void ReturnPlayer::tend(Instant now) {
    if (running_ || !peer_.connected() || !peer_.is_who_offered(offer_)) return;
    last_report_ = now.count();
    // Sender reports need to know it, or the player cannot tell what belongs together.
    gst_bin_recalculate_latency(peer_.bin());
    running_ = true;
    handlers_.key();
}

bool ReturnPlayer::gone(Instant now) const {
    if (peer_.lost()) return true;
    return liveness_.gone(now, running_ ? std::optional(Instant(last_report_)) : std::nullopt);
}

}  // namespace paraninfo::contribution
