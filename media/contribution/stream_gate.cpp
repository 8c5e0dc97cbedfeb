#include "media/contribution/stream_gate.hpp"

#include <algorithm>

namespace paraninfo::contribution {
namespace {

// RFC 3550, sections 5.1 and 6.4.
constexpr std::size_t rtp_header_bytes = 12;
constexpr std::size_t rtp_ssrc_at = 8;
constexpr std::size_t rtcp_header_bytes = 8;
constexpr std::size_t rtcp_ssrc_at = 4;
constexpr std::size_t ssrc_bytes = 4;
constexpr std::uint8_t goodbye = 203;

}  // namespace

bool StreamGate::lets_in_rtp(std::span<const std::uint8_t> packet) {
    return packet.size() >= rtp_header_bytes && lets_in(packet.subspan(rtp_ssrc_at, ssrc_bytes));
}

bool StreamGate::lets_in_rtcp(std::span<const std::uint8_t> compound) {
    while (compound.size() >= rtcp_header_bytes) {
        const bool of_nobody =
            compound[1] == goodbye && (compound[0] & 0x1F) == 0;  // rtpbin asks whose it is
        if (of_nobody || !lets_in(compound.subspan(rtcp_ssrc_at, ssrc_bytes))) return false;
        const std::size_t words = std::size_t{compound[2]} << 8 | compound[3];  // without the first
        compound = compound.subspan(std::min(compound.size(), 4 * (words + 1)));
    }
    return compound.empty();
}

bool StreamGate::lets_in(std::span<const std::uint8_t> ssrc) {
    std::uint32_t id = 0;
    for (const std::uint8_t byte : ssrc) id = id << 8 | byte;
    const std::lock_guard lock(mutex_);
    if (std::find(known_.begin(), known_.end(), id) != known_.end()) return true;
    if (known_.size() >= streams_max) return false;
    known_.push_back(id);
    return true;
}

}  // namespace paraninfo::contribution
