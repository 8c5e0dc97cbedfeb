#pragma once

// One player of the return, by WHEP: access units that were coded once for all go in, and out over its own
// connection. Made and destroyed on the signalling thread; picture() and sound() are called on the encoders'
// threads, each on one, and never wait.

#include "media/contribution/peer.hpp"
#include "media/contribution/player_liveness.hpp"
#include "media/contribution/receiver.hpp"

#include <atomic>
#include <functional>
#include <span>

namespace paraninfo::contribution {

struct ReturnPlayerHandlers {
    PeerHandlers peer;
    std::function<void()> key;  // the player cannot go on without a key frame; on GStreamer's threads
};

class ReturnPlayer {
  public:
    static constexpr std::size_t waiting_bytes_max = 1u << 20;  // of each medium; more is dropped

    // Throws std::runtime_error where GStreamer lacks something.
    ReturnPlayer(const PeerSettings& settings, const JudgedOffer& offer, Instant now,
                 ReturnPlayerHandlers handlers);
    ~ReturnPlayer();
    ReturnPlayer(const ReturnPlayer&) = delete;
    ReturnPlayer& operator=(const ReturnPlayer&) = delete;

    Peer& peer() { return peer_; }
    // What is pushed before somebody is there is dropped; a picture that is no key frame, until one came.
    // An access unit of H.264, a byte stream with its parameter sets.
    void picture(Instant at, GstBuffer* unit, bool key);
    void sound(Instant at, GstBuffer* packet);  // one packet of Opus

    // Some times a second.
    void tend(Instant now);
    bool gone(Instant now) const;

  private:
    void add_branch(const OfferedMedia& media);
    void watch_reports();
    static GstPadProbeReturn take_request(GstPad* pad, GstPadProbeInfo* info, gpointer self);
    void push(GstElement* source, Instant at, GstBuffer* buffer);

    const JudgedOffer offer_;
    const PlayerLiveness liveness_;
    const ReturnPlayerHandlers handlers_;
    std::atomic<std::int64_t> last_report_ = 0;
    std::atomic<bool> running_ = false;    // connected, and its latency is known
    std::atomic<bool> decodable_ = false;  // a key frame was sent
    Peer peer_;                            // its threads use what stands before
    gst::Owned<GstElement> picture_;
    gst::Owned<GstElement> sound_;
};

}  // namespace paraninfo::contribution
