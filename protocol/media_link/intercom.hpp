// The messages about what is said behind the programme and about the hall's echo, as plain values. Part of
// messages.hpp; MEDIA_LINK.md is the contract.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::media_link {

inline constexpr std::size_t asides_max = 72;
inline constexpr std::size_t aside_listeners_max = 256;
inline constexpr std::int16_t aside_gain_min = -6000;  // hundredths of dB
inline constexpr std::int16_t aside_gain_max = 1200;
inline constexpr std::int16_t echo_level_min = -6000;  // hundredths of dB; what is below is no echo
inline constexpr std::int16_t echo_level_max = 6000;
inline constexpr std::chrono::milliseconds echo_delay_max{3000};

// A source that these listeners hear besides the programme, as it comes, whatever its level there.
struct Aside {
    std::string source;
    std::int16_t gain = 0;     // hundredths of dB
    std::int16_t ducking = 0;  // by how much the programme goes down for them while somebody speaks there
    std::vector<std::string> listeners = {};  // panelists' cameras and producers' talkbacks
    bool operator==(const Aside&) const = default;
};

// The whole of it; what is not there is heard by nobody.
struct Asides {
    std::vector<Aside> asides = {};
    bool operator==(const Asides&) const = default;
};

// Plays the test sound to whoever listens as the hall and looks for it in the floor's sound; while one is
// under way it means nothing.
struct TestEcho {
    bool operator==(const TestEcho&) const = default;
};

// What came of it.
struct EchoTested {
    enum class Outcome : std::uint8_t {
        heard = 1,
        clean = 2,    // nothing of it came back
        no_hall = 3,  // nobody listened as the hall
        no_floor = 4  // the floor was silent to the last bit: nothing could come back
    };
    Outcome outcome = Outcome::clean;
    std::int16_t level = echo_level_min;  // of `heard`, relative to what was sent, hundredths of dB
    std::chrono::milliseconds delay{0};   // of `heard`: from the worker and back to it
    bool operator==(const EchoTested&) const = default;
};

// Beside the publishers that a room takes. One more than the gateway lets stand, which ends the oldest once
// the newest is there.
inline constexpr std::size_t talkbacks_max = 4;

}  // namespace paraninfo::media_link
