#pragma once

// What is thought of an SDP offer (RFC 8866, 8829) before anything of GStreamer sees it: whether it can be
// answered, and what of it matters. An offer comes from a stranger, so that GStreamer is given what is
// written down here, in words of our own (offer_text.hpp), and never the offer. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace paraninfo::contribution {

inline constexpr std::size_t offer_bytes_max = 64u << 10;
inline constexpr std::size_t offer_lines_max = 1024;
inline constexpr std::size_t offer_line_bytes_max = 2048;
inline constexpr std::size_t offer_candidates_max = 32;  // of all sections
inline constexpr std::size_t offer_ssrcs_max = 4;        // of one section
inline constexpr std::size_t offer_token_bytes_max = 256;

enum class Codec : std::uint8_t { opus, h264, vp8 };

struct Ssrc {
    std::uint32_t id = 0;
    std::string cname;
    bool operator==(const Ssrc&) const = default;
};

// One section, and by which of its payload types it is answered.
struct OfferedMedia {
    Codec codec = Codec::opus;
    std::uint8_t payload = 0;
    std::string profile = {};             // of H.264: its profile-level-id
    std::optional<std::uint8_t> rtx{};    // the payload type of its retransmissions
    std::uint8_t twcc = 0;                // the id of the transport-wide sequence number; 0: not offered
    std::vector<std::string> feedback{};  // "nack", "nack pli", "ccm fir", "transport-cc"
    std::string mid = {};
    std::string ufrag = {};
    std::string password = {};
    std::string fingerprint = {};  // "sha-256 AB:CD:…"
    std::string setup = {};        // "actpass", "active" or "passive"
    std::vector<std::string> candidates{};
    std::vector<Ssrc> ssrcs{};
    bool operator==(const OfferedMedia&) const = default;

    bool picture() const { return codec != Codec::opus; }
};

enum class Purpose : std::uint8_t { publish, play };

struct JudgedOffer {
    Purpose purpose = Purpose::publish;
    bool bundled = false;             // all sections over one transport from the first
    std::vector<OfferedMedia> media;  // all sections, in the offer's order: one or two, of different kinds
    bool operator==(const JudgedOffer&) const = default;
};

// 400: not an offer that can be read; 406: not one that is answered here; 415: no codec in common.
struct Refusal {
    std::uint16_t status = 400;
    std::string words;  // printable ASCII, nothing of the offer's own
    bool full = false;  // of 503: for want of room, and not because something failed
    bool operator==(const Refusal&) const = default;
};

// Of `publish` sections that are sent: VP8 or H.264 of the (constrained) baseline profile, whichever the
// offer names first, and Opus. Of `play` sections that are received: H.264 and Opus.
std::variant<JudgedOffer, Refusal> judge(std::string_view offer, Purpose purpose);

}  // namespace paraninfo::contribution
