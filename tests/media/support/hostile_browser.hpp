// A browser that has its session with the server, and then sends what no browser would: its packets of RTP
// are changed between their making and their encryption, and packets of RTCP go out beside. Part of a line
// that loses packets too.
#pragma once

#include "tests/media/support/webrtc_offerer.hpp"

#include <cstdint>
#include <functional>
#include <mutex>
#include <random>
#include <vector>

namespace paraninfo::testing {

using Packet = std::vector<std::uint8_t>;
// What goes out in the place of a packet. One call at a time, on the browser's threads.
using Change = std::function<std::vector<Packet>(const Packet&)>;

class HostileBrowser {
  public:
    explicit HostileBrowser(const std::string& media);

    // From now on. Each packet as it is: an empty function.
    void change(Change change);
    // Packets that went out changed since the last change().
    std::size_t changed() const;
    // Beside what the browser itself reports; encrypted as that is.
    void send_rtcp(const Packet& packet);
    // So many in a hundred are lost each way, by a chance that is the same in every run.
    void lose(unsigned percent);
    // Before the offer: what is lost is sent again.
    void repair();

  private:
    static void take_pad(GstElement* rtpbin, GstPad* pad, gpointer self);
    static GstPadProbeReturn take_sent(GstPad* pad, GstPadProbeInfo* info, gpointer self);
    static GstPadProbeReturn take_received(GstPad* pad, GstPadProbeInfo* info, gpointer self);
    void send_changed(GstPad* into, GstBuffer* packet);
    bool is_lost();

    mutable std::mutex mutex_;
    Change change_;
    std::size_t changed_ = 0;
    unsigned lost_percent_ = 0;
    std::minstd_rand chance_{7};
    gst::Owned<GstPad> rtcp_;  // rtpbin's

  public:
    WebrtcOfferer browser;  // its threads use what stands before
};

// ---- changes

// A payload that is no media, of any length that fits.
Change garbage();
// Padding, extensions, sources and versions that are not what the header says, and ends where there is more.
Change broken_headers();
// A payload type that was never offered.
Change payload_type(std::uint8_t type);
// Beside each packet so many of streams that begin with it.
Change with_strange_streams(int count);
// Beside each packet so many of `bytes`, all of one other stream.
Change with_flood(int count, std::size_t bytes);

// Reports whose parts, lengths and senders are as they come.
Packet rtcp_noise(unsigned seed);

}  // namespace paraninfo::testing
