#pragma once

// One publication by WHIP: a panelist's camera or screen, from its offer to its end. It answers, receives,
// decodes and hands on; when it is over, its owner destroys it. Lives on the signalling thread.

#include "media/contribution/entry.hpp"
#include "media/contribution/excess.hpp"
#include "media/contribution/figures.hpp"
#include "media/contribution/jitter_buffers.hpp"
#include "media/contribution/liveness.hpp"
#include "media/contribution/peer.hpp"
#include "media/contribution/receiver.hpp"
#include "media/contribution/track.hpp"

#include <functional>
#include <optional>
#include <span>

namespace paraninfo::contribution {

// On GStreamer's threads; picture and sound at the same time, each in order.
struct PublisherHandlers {
    PeerHandlers peer;
    std::function<void(Instant at, Picture picture)> picture;
    std::function<void(Instant at, std::span<const std::int16_t> samples)> sound;  // 48 kHz stereo
};

class Publisher {
  public:
    // Pixels a second: what sends no more than this is decoded whole also while it waits. It costs no more
    // than the key frames of a whole picture, and its thumbnails move.
    static constexpr std::uint64_t light_max = 2'000'000;

    // Throws std::runtime_error where GStreamer lacks something.
    Publisher(const PeerSettings& settings, const JudgedOffer& offer, Instant now,
              PublisherHandlers handlers);
    ~Publisher();
    Publisher(const Publisher&) = delete;
    Publisher& operator=(const Publisher&) = delete;

    Peer& peer() { return peer_; }
    // Whether more of its picture is needed than a thumbnail; so it is before anybody says.
    void want_whole(bool wanted);
    // Some times a second.
    void tend(Instant now);
    // All but the name and the peak; as of the last tend().
    const media_link::SourceState& state() const { return state_; }
    // So much and for so long that it has to end; as of the last tend().
    bool sends_too_much() const { return too_much_; }

  private:
    void connect();
    static void take_pad(GstElement* webrtc, GstPad* pad, gpointer self);
    static void take_jitter_buffer(GstElement* rtpbin, GstElement* buffer, guint session, guint ssrc,
                                   gpointer self);
    void attach(GstPad* pad);
    void drain(GstPad* pad);
    void take_picture(Instant at, GstBuffer* buffer, const GstStructure* format);
    void take_sound(Instant at, GstBuffer* buffer);
    Counters counters() const;
    Arrived arrived() const;
    bool is_light() const;

    const JudgedOffer offer_;
    const PublisherHandlers handlers_;
    Liveness liveness_;
    Figures figures_;
    Excess excess_;
    bool too_much_ = false;
    media_link::SourceState state_;
    bool wanted_ = true;
    std::atomic<bool> known_ = false;  // the other end is who made the offer: nothing is handed on before
    std::atomic<int> width_ = 0;
    std::atomic<int> height_ = 0;
    Track picture_;
    Track sound_;
    JitterBuffers jitter_buffers_;
    Entry entry_;
    Peer peer_;  // the last: its threads use what stands before
};

}  // namespace paraninfo::contribution
