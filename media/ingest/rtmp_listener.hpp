// The RTMP listener: many feeds on one port, each with a key of its own, one publisher a feed. Passes what
// publishers send to the FeedHub as FLV; decodes nothing. Who does not publish yet makes room for who comes:
// idle connections keep no encoder out. Owns one thread; the calls come from any.
#pragma once

#include "media/ingest/feed_hub.hpp"
#include "media/ingest/listener_events.hpp"

#include <chrono>
#include <cstdint>
#include <memory>

namespace paraninfo::ingest {

inline constexpr std::size_t rtmp_connections_max = 64;
inline constexpr std::chrono::seconds rtmp_publish_within{10};  // from the connection's beginning
inline constexpr std::chrono::seconds rtmp_silent_max{60};      // of one that publishes

class RtmpListener {
  public:
    RtmpListener(FeedHub& hub, ListenerEvents events);
    ~RtmpListener();
    RtmpListener(const RtmpListener&) = delete;
    RtmpListener& operator=(const RtmpListener&) = delete;

    // The table to serve from now on, of which only RTMP's part is looked at; a taken port is tried again
    // every second.
    void set_feeds(media_link::Feeds feeds);
    std::uint16_t port() const;  // bound; 0 while there is none
    std::uint64_t refusals() const;

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace paraninfo::ingest
