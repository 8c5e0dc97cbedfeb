#pragma once

// One medium of a publication: what decodes what comes out of webrtcbin, what is counted on its way, and the
// asking for key frames. attach() and the handler are of GStreamer's threads, the rest of the signalling
// thread. Outlived by nothing of the pipeline that it is attached to.

#include "media/contribution/figures.hpp"
#include "media/contribution/picture_gate.hpp"
#include "media/contribution/sdp/offer.hpp"

#include <atomic>
#include <functional>
#include <optional>

namespace paraninfo::contribution {

// A decoded buffer at its time, and its format.
using TakeSample = std::function<void(Instant at, GstBuffer* buffer, const GstStructure* format)>;

// The bin's description: one open entry for RTP; it ends in an appsink named `sink`. Pure.
std::string decoding_description(Codec codec);

class Track {
  public:
    static constexpr Instant key_every = std::chrono::milliseconds(500);    // asked for at most so often
    static constexpr Instant blind_after = std::chrono::milliseconds(700);  // packets, but no picture

    explicit Track(TakeSample take) : take_(std::move(take)) {}
    Track(const Track&) = delete;
    Track& operator=(const Track&) = delete;

    // Adds what decodes behind this pad of webrtcbin's to the pipeline and starts it; once. Throws
    // std::runtime_error.
    void attach(GstBin* pipeline, GstPad* pad, Codec codec);

    // True for the first one who asks: there is one pad for a track.
    bool claim() { return !claimed_.exchange(true); }
    std::optional<Instant> last_packet() const;
    // Whose colours the picture has: browsers send BT.601's and say nothing, encoders in which somebody chose
    // say what they send.
    bool bt601() const { return bt601_; }
    Counters counters() const;  // but what was lost
    // Of all whole pictures together, at the size at which they are coded.
    std::uint64_t pixels() const { return pixels_; }
    // Whether all of a picture is decoded, or what thumbnails need.
    void want_whole(bool whole);
    // A picture has been without the one it builds on, or a thumbnail is old: asks for a key frame, as far as
    // that is due.
    void tend(Instant now);

  private:
    static GstPadProbeReturn take_from_pad(GstPad* pad, GstPadProbeInfo* info, gpointer self);
    static GstPadProbeReturn take_coded(GstPad* pad, GstPadProbeInfo* info, gpointer self);
    static GstFlowReturn take_sample(gpointer sink, gpointer self);
    void count(GstBuffer* packet);
    void watch_decoder(GstBin* bin);
    void ask_for_key();

    const TakeSample take_;
    std::atomic<bool> claimed_ = false;
    std::atomic<bool> attached_ = false;
    bool picture_ = false;
    PictureGate gate_;
    GstClockTime base_time_ = 0;
    gst::Owned<GstPad> pad_;  // webrtcbin's
    std::atomic<std::int64_t> last_packet_ = 0;
    std::atomic<std::int64_t> last_sample_ = 0;
    std::atomic<std::int64_t> last_key_ = 0;
    std::atomic<std::uint64_t> bytes_ = 0;
    std::atomic<std::uint64_t> packets_ = 0;
    std::atomic<std::uint64_t> pictures_ = 0;
    std::atomic<std::uint64_t> pixels_ = 0;
    std::atomic<bool> bt601_ = true;
};

}  // namespace paraninfo::contribution
