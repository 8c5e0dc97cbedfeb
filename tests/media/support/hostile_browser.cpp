#include "tests/media/support/hostile_browser.hpp"

#include "media/gst/mapped.hpp"

#define GST_USE_UNSTABLE_API
#include <gst/webrtc/webrtc.h>

#include <memory>
#include <string_view>

namespace paraninfo::testing {
namespace {

Packet bytes_of(GstBuffer* buffer) {
    gst::Mapped mapped(buffer);
    const auto bytes = mapped.bytes();
    return {bytes.begin(), bytes.end()};
}

// RFC 3550, section 5.1.
std::size_t payload_at(const Packet& packet) {
    std::size_t at = 12 + 4 * std::size_t{packet[0] & 0x0Fu};
    if (packet[0] & 0x10 && packet.size() >= at + 4)
        at += 4 + 4 * (std::size_t{packet[at + 2]} << 8 | packet[at + 3]);
    return std::min(at, packet.size());
}

void append_random(Packet& packet, std::size_t count, std::minstd_rand& random) {
    for (std::size_t i = 0; i < count; ++i) packet.push_back(static_cast<std::uint8_t>(random() >> 8));
}

// A packet of another stream, with the type and the time of the one that it comes with.
Packet stranger(const Packet& beside, std::uint16_t number, std::uint32_t ssrc, std::size_t bytes) {
    Packet packet(beside.begin(), beside.begin() + 12);
    packet[0] = 0x80;
    GST_WRITE_UINT16_BE(&packet[2], number);
    GST_WRITE_UINT32_BE(&packet[8], ssrc);
    packet.resize(12 + bytes, 0x55);
    return packet;
}

}  // namespace

HostileBrowser::HostileBrowser(const std::string& media) : browser(media) {
    g_signal_connect(browser.element("rtpbin"), "pad-added", G_CALLBACK(&HostileBrowser::take_pad), this);
}

void HostileBrowser::change(Change change) {
    const std::lock_guard lock(mutex_);
    change_ = std::move(change);
    changed_ = 0;
}

std::size_t HostileBrowser::changed() const {
    const std::lock_guard lock(mutex_);
    return changed_;
}

void HostileBrowser::send_rtcp(const Packet& packet) {
    gst::Owned<GstPad> into;
    {
        const std::lock_guard lock(mutex_);
        if (rtcp_) into.reset(gst_pad_get_peer(rtcp_.get()));
    }
    if (into) gst_pad_chain(into.get(), gst_buffer_new_memdup(packet.data(), packet.size()));
}

void HostileBrowser::lose(unsigned percent) {
    const std::lock_guard lock(mutex_);
    lost_percent_ = percent;
}

void HostileBrowser::repair() {
    GstWebRTCRTPTransceiver* transceiver = nullptr;
    g_signal_emit_by_name(browser.element("peer"), "get-transceiver", 0, &transceiver);
    if (!transceiver) throw std::runtime_error("nothing is sent");
    g_object_set(transceiver, "do-nack", TRUE, nullptr);
    g_object_unref(transceiver);
}

void HostileBrowser::take_pad(GstElement*, GstPad* pad, gpointer self) {
    auto& hostile = *static_cast<HostileBrowser*>(self);
    const gst::Owned<char> owned(gst_pad_get_name(pad));
    const std::string_view name = owned.get();
    constexpr auto packets =
        static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST);
    if (name.starts_with("send_rtp_src_")) gst_pad_add_probe(pad, packets, &take_sent, self, nullptr);
    if (name.starts_with("recv_rtcp_sink_")) gst_pad_add_probe(pad, packets, &take_received, self, nullptr);
    if (!name.starts_with("send_rtcp_src_")) return;
    const std::lock_guard lock(hostile.mutex_);
    hostile.rtcp_.reset(GST_PAD(gst_object_ref(pad)));
}

GstPadProbeReturn HostileBrowser::take_sent(GstPad* pad, GstPadProbeInfo* info, gpointer self) {
    auto& hostile = *static_cast<HostileBrowser*>(self);
    const gst::Owned<GstPad> into(gst_pad_get_peer(pad));
    if (!into) return GST_PAD_PROBE_OK;
    if (info->type & GST_PAD_PROBE_TYPE_BUFFER) {
        hostile.send_changed(into.get(), GST_PAD_PROBE_INFO_BUFFER(info));
        return GST_PAD_PROBE_DROP;
    }
    GstBufferList* list = GST_PAD_PROBE_INFO_BUFFER_LIST(info);
    for (guint i = 0; i < gst_buffer_list_length(list); ++i)
        hostile.send_changed(into.get(), gst_buffer_list_get(list, i));
    return GST_PAD_PROBE_DROP;
}

GstPadProbeReturn HostileBrowser::take_received(GstPad*, GstPadProbeInfo*, gpointer self) {
    return static_cast<HostileBrowser*>(self)->is_lost() ? GST_PAD_PROBE_DROP : GST_PAD_PROBE_OK;
}

// What the encryption refuses, nobody can send.
void HostileBrowser::send_changed(GstPad* into, GstBuffer* packet) {
    if (is_lost()) return;
    std::vector<Packet> out;
    {
        const std::lock_guard lock(mutex_);
        if (change_) {
            out = change_(bytes_of(packet));
            changed_ += out.size();
        }
        if (!change_) out.push_back(bytes_of(packet));
    }
    for (const Packet& one : out) {
        GstBuffer* sent = gst_buffer_new_memdup(one.data(), one.size());
        gst_buffer_copy_into(sent, packet, GST_BUFFER_COPY_TIMESTAMPS, 0, static_cast<gsize>(-1));
        gst_pad_chain(into, sent);
    }
}

bool HostileBrowser::is_lost() {
    const std::lock_guard lock(mutex_);
    return lost_percent_ > 0 && chance_() % 100 < lost_percent_;
}

Change garbage() {
    return [random = std::minstd_rand(1)](const Packet& packet) mutable -> std::vector<Packet> {
        Packet out(packet.begin(), packet.begin() + static_cast<std::ptrdiff_t>(payload_at(packet)));
        append_random(out, random() % 1100, random);
        return {out};
    };
}

Change broken_headers() {
    return [random = std::minstd_rand(2)](const Packet& packet) mutable -> std::vector<Packet> {
        Packet out = packet;
        switch (random() % 5) {
            case 0:  // more padding than there are bytes
                out[0] |= 0x20;
                out.back() = 0xFF;
                break;
            case 1:  // an extension as long as the payload happens to say
                out[0] |= 0x10;
                break;
            case 2:  // fifteen contributing sources
                out[0] |= 0x0F;
                break;
            case 3:
                out[0] = static_cast<std::uint8_t>(out[0] & 0x3F) | static_cast<std::uint8_t>(random() << 6);
                break;
            default:
                out.resize(1 + random() % 16);
        }
        return {out};
    };
}

Change payload_type(std::uint8_t type) {
    return [type](const Packet& packet) -> std::vector<Packet> {
        Packet out = packet;
        out[1] = static_cast<std::uint8_t>((out[1] & 0x80) | type);
        return {out};
    };
}

Change with_strange_streams(int count) {
    return [count, ssrc = std::uint32_t{1}](const Packet& packet) mutable {
        std::vector<Packet> out{packet};
        for (int i = 0; i < count; ++i) out.push_back(stranger(packet, 1, ssrc++, 100));
        return out;
    };
}

Change with_flood(int count, std::size_t bytes) {
    return [count, bytes, number = std::uint16_t{0}](const Packet& packet) mutable {
        std::vector<Packet> out{packet};
        for (int i = 0; i < count; ++i) out.push_back(stranger(packet, number++, 0xF100D, bytes));
        return out;
    };
}

// RFC 3550, section 6.4.1: the version and the type of a report, and what follows as it comes.
Packet rtcp_noise(unsigned seed) {
    std::minstd_rand random(seed);
    Packet packet;
    for (int parts = 0; parts < 3; ++parts) {
        packet.push_back(static_cast<std::uint8_t>(0x80 | (random() & 0x3F)));
        packet.push_back(static_cast<std::uint8_t>(200 + random() % 8));
        packet.push_back(0);
        packet.push_back(static_cast<std::uint8_t>(random() % 12));
        append_random(packet, 4 * (random() % 12), random);
    }
    append_random(packet, 8, random);
    return packet;
}

}  // namespace paraninfo::testing
