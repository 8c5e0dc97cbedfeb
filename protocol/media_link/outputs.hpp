// The messages about what leaves by SRT, as plain values: which outputs there are, who receives them, and the
// bytes from a programme to the ingest. Part of messages.hpp; MEDIA_LINK.md is the contract.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace paraninfo::media_link {

inline constexpr std::size_t outputs_max = 32;      // of all rooms
inline constexpr std::size_t room_outputs_max = 8;  // of one
inline constexpr std::size_t receivers_max = 8;     // of one output
inline constexpr std::size_t host_bytes_max = 255;
inline constexpr std::size_t ts_packet_bytes = 188;
inline constexpr std::size_t output_bytes_max = 348 * ts_packet_bytes;  // just below 64 KiB
inline constexpr std::chrono::milliseconds output_latency_min{20};
inline constexpr std::chrono::milliseconds output_latency_max{8000};

// ---- up, from the ingest

// `refusal`: why the last receiver was refused, or was not reached by a call; as HTTP's numbers: 403 the key
// is wrong, 503 there are as many as there may be; of a call also 400, 404, 409, and 504: nobody answers.
struct OutputState {
    std::string output;
    std::uint8_t receivers = 0;
    std::uint32_t kbit = 0;     // a second, to all of them together
    std::uint64_t breaks = 0;   // how often one fell behind and lost what waited
    std::uint64_t refused = 0;  // so far
    std::uint16_t refusal = 0;  // 0: nobody was
    bool operator==(const OutputState&) const = default;
};

struct OutputStates {
    std::vector<OutputState> outputs;
    bool operator==(const OutputStates&) const = default;
};

// ---- down

// Of Configure: what a programme makes.
struct RoomOutput {
    enum class Sound : std::uint8_t { programme = 1, hall_minus = 2 };
    std::string output;
    Sound sound = Sound::programme;
    bool overlays = true;  // the lower third lies over the picture
    bool operator==(const RoomOutput&) const = default;
};

// Of Feeds: how the ingest gives it away. Whoever calls names it by its id.
struct SrtOutput {
    std::string id;
    std::string passphrase;
    std::chrono::milliseconds latency{200};
    std::string host = {};  // which is called; empty: it is called for
    std::uint16_t port = 0;
    std::string streamid = {};  // what the one that is called is told; may be empty
    bool operator==(const SrtOutput&) const = default;
};

// ---- output: programme to ingest and back, on output-<id>.sock

// Whole packets of MPEG-TS. `opens`: begins with the tables and a key frame.
struct OutputBytes {
    bool opens = false;
    std::string bytes;
    bool operator==(const OutputBytes&) const = default;
};

// From the ingest: whether there is anybody to make it for.
struct OutputWanted {
    bool wanted = false;
    bool operator==(const OutputWanted&) const = default;
};

}  // namespace paraninfo::media_link
