#include "media/contribution/entry.hpp"

#include "media/gst/mapped.hpp"

#include <string_view>

namespace paraninfo::contribution {

void Entry::watch(GstElement* rtpbin) {
    g_signal_connect(rtpbin, "pad-added", G_CALLBACK(&Entry::take_pad), this);
}

// libnice hands packets on one by one, in no lists.
void Entry::take_pad(GstElement*, GstPad* pad, gpointer self) {
    const gst::Owned<char> owned(gst_pad_get_name(pad));
    const std::string_view name = owned.get();
    if (name.starts_with("recv_rtp_sink_"))
        gst_pad_add_probe(pad, GST_PAD_PROBE_TYPE_BUFFER, &Entry::take_rtp, self, nullptr);
    if (name.starts_with("recv_rtcp_sink_"))
        gst_pad_add_probe(pad, GST_PAD_PROBE_TYPE_BUFFER, &Entry::take_rtcp, self, nullptr);
}

GstPadProbeReturn Entry::take_rtp(GstPad*, GstPadProbeInfo* info, gpointer self) {
    auto& entry = *static_cast<Entry*>(self);
    GstBuffer* packet = GST_PAD_PROBE_INFO_BUFFER(info);
    entry.count(packet);
    return entry.gate_.lets_in_rtp(gst::Mapped(packet).bytes()) ? GST_PAD_PROBE_OK : GST_PAD_PROBE_DROP;
}

GstPadProbeReturn Entry::take_rtcp(GstPad*, GstPadProbeInfo* info, gpointer self) {
    auto& entry = *static_cast<Entry*>(self);
    GstBuffer* compound = GST_PAD_PROBE_INFO_BUFFER(info);
    entry.count(compound);
    return entry.gate_.lets_in_rtcp(gst::Mapped(compound).bytes()) ? GST_PAD_PROBE_OK : GST_PAD_PROBE_DROP;
}

void Entry::count(GstBuffer* packet) {
    bytes_ += gst_buffer_get_size(packet);
    ++packets_;
}

}  // namespace paraninfo::contribution
