#pragma once

// Where a publication comes into rtpbin, RTP and RTCP of each transport: counts all that comes, and leaves
// out streams beyond a few. watch() before anything comes; the counts are any thread's. It outlives the
// rtpbin.

#include "media/contribution/stream_gate.hpp"
#include "media/gst/handles.hpp"

#include <atomic>
#include <cstdint>

namespace paraninfo::contribution {

class Entry {
  public:
    Entry() = default;
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;

    void watch(GstElement* rtpbin);
    std::uint64_t bytes() const { return bytes_; }
    std::uint64_t packets() const { return packets_; }

  private:
    static void take_pad(GstElement* rtpbin, GstPad* pad, gpointer self);
    static GstPadProbeReturn take_rtp(GstPad* pad, GstPadProbeInfo* info, gpointer self);
    static GstPadProbeReturn take_rtcp(GstPad* pad, GstPadProbeInfo* info, gpointer self);
    void count(GstBuffer* packet);

    std::atomic<std::uint64_t> bytes_ = 0;
    std::atomic<std::uint64_t> packets_ = 0;
    StreamGate gate_;
};

}  // namespace paraninfo::contribution
