#include "media/contribution/publisher.hpp"

#include "media/contribution/transceiver.hpp"
#include "media/gst/mapped.hpp"

#include <algorithm>
#include <stdexcept>

namespace paraninfo::contribution {
namespace {

// Of a session: each costs a jitter buffer and a thread, and anybody who may send may claim another.
constexpr guint streams_max = 6;

}  // namespace

Publisher::Publisher(const PeerSettings& settings, const JudgedOffer& offer, Instant now,
                     PublisherHandlers handlers)
    : offer_(offer),
      handlers_(std::move(handlers)),
      liveness_(now),
      picture_([this](Instant at, GstBuffer* buffer, const GstStructure* format) {
          take_picture(at, buffer, format);
      }),
      sound_([this](Instant at, GstBuffer* buffer, const GstStructure*) { take_sound(at, buffer); }),
      peer_(settings, offer, handlers_.peer) {
    connect();
    peer_.play();
    for (const OfferedMedia& media : offer_.media) add_receiver(peer_.webrtc(), media);
    peer_.answer(offer_);
}

// What is being attached at this moment is waited for where the peer's pipeline stops.
Publisher::~Publisher() {
    g_signal_handlers_disconnect_by_data(peer_.webrtc(), this);
}

void Publisher::connect() {
    g_signal_connect(peer_.webrtc(), "pad-added", G_CALLBACK(&Publisher::take_pad), this);
    const gst::Owned<GstElement> rtpbin = peer_.rtpbin();
    if (!rtpbin) throw std::runtime_error("webrtcbin has no rtpbin");
    g_object_set(rtpbin.get(), "max-streams", streams_max, nullptr);
    entry_.watch(rtpbin.get());
    g_signal_connect(rtpbin.get(), "new-jitterbuffer", G_CALLBACK(&Publisher::take_jitter_buffer), this);
}

void Publisher::take_jitter_buffer(GstElement* rtpbin, GstElement* buffer, guint session, guint ssrc,
                                   gpointer self) {
    static_cast<Publisher*>(self)->jitter_buffers_.add(rtpbin, session, ssrc, buffer);
}

void Publisher::take_pad(GstElement*, GstPad* pad, gpointer self) {
    if (gst_pad_get_direction(pad) != GST_PAD_SRC) return;
    auto& publisher = *static_cast<Publisher*>(self);
    try {
        publisher.attach(pad);
    } catch (const std::runtime_error& error) {
        GST_ELEMENT_ERROR(publisher.peer_.webrtc(), STREAM, FAILED, ("%s", error.what()), (nullptr));
    }
}

// What comes beside the one picture and the one sound that were offered leads nowhere, and must not stop what
// shares its transport.
void Publisher::attach(GstPad* pad) {
    gst::Owned<GstCaps> caps(gst_pad_get_current_caps(pad));
    if (!caps) caps.reset(gst_pad_query_caps(pad, nullptr));
    const GstStructure* format =
        caps && gst_caps_get_size(caps.get()) > 0 ? gst_caps_get_structure(caps.get(), 0) : nullptr;
    const char* kind = format ? gst_structure_get_string(format, "media") : nullptr;
    const bool picture = kind && std::string_view(kind) == "video";
    const auto media = std::find_if(offer_.media.begin(), offer_.media.end(),
                                    [picture](const OfferedMedia& one) { return one.picture() == picture; });
    Track& track = picture ? picture_ : sound_;
    if (!kind || media == offer_.media.end() || !track.claim()) return drain(pad);
    if (guint ssrc = 0; picture && gst_structure_get_uint(format, "ssrc", &ssrc))
        jitter_buffers_.picture_is(ssrc);
    track.attach(peer_.bin(), pad, media->codec);
}

void Publisher::drain(GstPad* pad) {
    GstElement* sink = gst_element_factory_make("fakesink", nullptr);
    if (!sink) throw std::runtime_error("there is no fakesink");
    g_object_set(sink, "sync", FALSE, "async", FALSE, nullptr);
    gst_bin_add(peer_.bin(), sink);  // takes it
    gst_element_sync_state_with_parent(sink);
    const gst::Owned<GstPad> entry(gst_element_get_static_pad(sink, "sink"));
    gst_pad_link(pad, entry.get());
}

void Publisher::take_picture(Instant at, GstBuffer* buffer, const GstStructure* format) {
    if (!known_) return;
    Picture picture{gst::share(gst_buffer_ref(buffer)), 0, 0, picture_.bt601()};
    if (!gst_structure_get_int(format, "width", &picture.width) ||
        !gst_structure_get_int(format, "height", &picture.height))
        return;
    width_ = picture.width;
    height_ = picture.height;
    handlers_.picture(at, std::move(picture));
}

void Publisher::take_sound(Instant at, GstBuffer* buffer) {
    if (!known_) return;
    gst::Mapped mapped(buffer);
    const auto bytes = mapped.bytes();
    handlers_.sound(
        at, {reinterpret_cast<const std::int16_t*>(bytes.data()), bytes.size() / sizeof(std::int16_t)});
}

Counters Publisher::counters() const {
    Counters all = picture_.counters();
    const Counters sound = sound_.counters();
    all.bytes += sound.bytes;
    all.packets += sound.packets;
    all.lost = jitter_buffers_.lost();
    return all;
}

Arrived Publisher::arrived() const {
    return {entry_.bytes(), entry_.packets(), picture_.counters().pictures, picture_.pixels()};
}

void Publisher::want_whole(bool wanted) {
    wanted_ = wanted;
    picture_.want_whole(wanted_ || is_light());
}

bool Publisher::is_light() const {
    return std::uint64_t{state_.width} * state_.height * state_.fps <= light_max;
}

void Publisher::tend(Instant now) {
    if (!known_ && peer_.connected()) known_ = peer_.is_who_offered(offer_);
    picture_.tend(now);
    jitter_buffers_.tend(now);
    if (peer_.lost()) liveness_.end();
    state_.state = liveness_.judge(now, std::max(picture_.last_packet(), sound_.last_packet()));
    too_much_ = excess_.note(now, arrived());
    figures_.note(now, counters());
    const Rates rates = figures_.rates();
    state_.width = static_cast<std::uint16_t>(width_);
    state_.height = static_cast<std::uint16_t>(height_);
    state_.fps = rates.fps;
    state_.kbit = rates.kbit;
    state_.lost = rates.lost;
    picture_.want_whole(wanted_ || is_light());
}

}  // namespace paraninfo::contribution
