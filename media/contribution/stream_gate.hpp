#pragma once

// Which streams of a session are let in, by their SSRCs: the first few that come. Each further one would cost
// memory for half a minute, and one packet is enough to make it. Pure; any thread.

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

namespace paraninfo::contribution {

class StreamGate {
  public:
    // A picture, a sound, the retransmissions of both, and as many again for who begins anew.
    static constexpr std::size_t streams_max = 8;

    bool lets_in_rtp(std::span<const std::uint8_t> packet);
    // A compound packet (RFC 3550, section 6.1): all of its senders are let in.
    bool lets_in_rtcp(std::span<const std::uint8_t> compound);

  private:
    bool lets_in(std::span<const std::uint8_t> ssrc);

    std::mutex mutex_;
    std::vector<std::uint32_t> known_;
};

}  // namespace paraninfo::contribution
