// Whether and how a room takes panelists, and by which servers browsers and workers find each other, as the
// configuration says it. Values with their defaults; no parsing (config/load.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace paraninfo::config {

inline constexpr std::size_t announced_addresses_max = 4;
inline constexpr std::size_t turn_urls_max = 4;
inline constexpr std::size_t hall_feeds_max = 4;

struct Contribution {
    bool taken = false;
    std::uint16_t port_min = 0;  // UDP; both 0: any
    std::uint16_t port_max = 0;
    std::vector<std::string> addresses;  // announced beside the machine's own
    int publishers_max = 12;
    int players_max = 24;
    int width = 640;  // of the picture that panelists get back
    int height = 360;
    int kbit = 700;
    std::vector<std::string> feeds = {};  // ids of those that are sources beside the room's own feed
    bool operator==(const Contribution&) const = default;
};

// What producers of such a room have beside what is sent to it.
struct RoomStage {
    std::filesystem::path files;  // the folder of those that can be played; empty: none
    bool operator==(const RoomStage&) const = default;
};

// Where panelists whose network lets no UDP through reach this machine's sessions by TCP (RFC 6544).
struct IceTcp {
    std::string address;  // empty: nowhere
    std::uint16_t port = 8447;
    bool operator==(const IceTcp&) const = default;
};

// STUN and TURN (RFC 8489, 8656), for panelists behind address translation.
struct Ice {
    std::string stun;                   // stun://HOST:PORT; empty: none
    std::vector<std::string> turn;      // turn:HOST:PORT or turns:HOST:PORT, with ?transport=udp or tcp
    std::filesystem::path secret_file;  // what the TURN server knows too (coturn: static-auth-secret)
    int minutes = 120;                  // how long credentials of it count
    IceTcp tcp;
    bool operator==(const Ice&) const = default;
};

}  // namespace paraninfo::config
