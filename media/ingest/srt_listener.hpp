// The SRT listener: many feeds and outputs on one port by streamid, a passphrase for each, one publisher a
// feed. Passes what publishers send to the FeedHub and who wants to receive to the OutputHub; decodes
// nothing. Owns one thread; libsrt's receiver thread only looks up. The calls come from any thread.
#pragma once

#include "media/ingest/feed_hub.hpp"
#include "media/ingest/listener_events.hpp"
#include "media/ingest/output_hub.hpp"

#include <cstdint>
#include <memory>

namespace paraninfo::ingest {

class SrtListener {
  public:
    SrtListener(FeedHub& hub, OutputHub& outputs, ListenerEvents events);
    ~SrtListener();
    SrtListener(const SrtListener&) = delete;
    SrtListener& operator=(const SrtListener&) = delete;

    // The table to serve from now on, of which RTMP's part and the outputs are not looked at, and where to
    // listen; a taken port is tried again every second.
    void set_feeds(media_link::Feeds feeds);
    std::uint16_t port() const;  // bound; 0 while there is none
    std::uint64_t refusals() const;

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace paraninfo::ingest
