#pragma once

// The jitter buffers of a session: what they lost, and how long they wait for what may come again. GStreamer
// makes them when the first packet of a stream has come, on a thread of its own; all else is the signalling
// thread's.

#include "media/contribution/repair_wait.hpp"
#include "media/gst/handles.hpp"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

namespace paraninfo::contribution {

class JitterBuffers {
  public:
    static constexpr std::size_t kept_max = 8;

    // A buffer of a stream, and the session of rtpbin's that it belongs to.
    void add(GstElement* rtpbin, guint session, guint ssrc, GstElement* buffer);
    void picture_is(guint ssrc);
    // Packets that did not come, or not in time. They are the picture's or the sound's by an SSRC that nobody
    // vouches for: counted together.
    std::uint64_t lost() const;
    // Some times a second: the picture's waits as long as its line needs.
    void tend(Instant now);

  private:
    struct Kept {
        guint ssrc;
        gst::Owned<GstElement> buffer;
    };
    mutable std::mutex mutex_;  // of what they are
    std::vector<Kept> kept_;
    std::optional<guint> picture_;
    RepairWait wait_;
};

}  // namespace paraninfo::contribution
