#include "media/contribution/jitter_buffers.hpp"

#include <algorithm>
#include <chrono>

namespace paraninfo::contribution {
namespace {

// RTCP's share of it is how often a report may leave, and with it what asks for a packet: each 40 ms. Left to
// itself, webrtcbin reports so seldom that what is asked for comes too late on any line.
constexpr double session_bits = 4'000'000;
// A gap has a packet behind it, so what is missing is late already: no more than what lines swap is waited
// for.
constexpr int asked_after_ms = 10;

struct Counts {
    std::uint64_t lost = 0;
    Repairs repairs;
};

Counts counts_of(GstElement* buffer) {
    GstStructure* stats = nullptr;
    g_object_get(buffer, "stats", &stats, nullptr);
    if (!stats) return {};
    const auto number = [stats](const char* name) {
        guint64 value = 0;
        gst_structure_get_uint64(stats, name, &value);
        return std::uint64_t{value};
    };
    const Counts counts{number("num-lost"), {number("rtx-count"), number("num-late")}};
    gst_structure_free(stats);
    return counts;
}

}  // namespace

void JitterBuffers::add(GstElement* rtpbin, guint session, guint ssrc, GstElement* buffer) {
    GObject* rtp = nullptr;
    g_signal_emit_by_name(rtpbin, "get-internal-session", session, &rtp);
    if (rtp) {
        g_object_set(rtp, "bandwidth", session_bits, nullptr);
        g_object_unref(rtp);
    }
    // Pictures come in bursts: when the next packet would be due is no reason to ask for it.
    g_object_set(buffer, "rtx-delay", asked_after_ms, "rtx-next-seqnum", FALSE, nullptr);
    const std::lock_guard lock(mutex_);
    if (kept_.size() < kept_max)
        kept_.push_back({ssrc, gst::Owned<GstElement>(GST_ELEMENT(gst_object_ref(buffer)))});
}

// webrtcbin lets only those ask whose SSRC the offer names, and an offer need not name any.
void JitterBuffers::picture_is(guint ssrc) {
    const std::lock_guard lock(mutex_);
    picture_ = ssrc;
    for (const Kept& one : kept_)
        if (one.ssrc == ssrc) g_object_set(one.buffer.get(), "do-retransmission", TRUE, nullptr);
}

std::uint64_t JitterBuffers::lost() const {
    std::uint64_t lost = 0;
    const std::lock_guard lock(mutex_);
    for (const Kept& one : kept_) lost += counts_of(one.buffer.get()).lost;
    return lost;
}

// Sound does not wait with the picture: Opus has its own correction, and a voice should not stand still.
void JitterBuffers::tend(Instant now) {
    const std::lock_guard lock(mutex_);
    const auto of = std::find_if(kept_.begin(), kept_.end(),
                                 [this](const Kept& one) { return picture_ && one.ssrc == *picture_; });
    if (of == kept_.end()) return;
    GstElement* buffer = of->buffer.get();
    if (!wait_.note(now, counts_of(buffer).repairs)) return;
    const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(wait_.wait());
    g_object_set(buffer, "latency", static_cast<guint>(wait.count()), nullptr);
}

}  // namespace paraninfo::contribution
