// One way by which a room's programme leaves by SRT, as the configuration says it. A value with its defaults;
// no parsing (config/load.hpp).
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace paraninfo::config {

inline constexpr std::size_t room_outputs_max = 8;
inline constexpr std::size_t outputs_max = 32;  // of all rooms

// What is heard: the programme, or all of it but the hall.
enum class OutputSound { programme, hall_minus };
// Whether receivers call this server, or it calls the receiver.
enum class OutputMode { listener, caller };

struct Output {
    std::string id;  // by which a receiver asks for it; no feed has it
    OutputSound sound = OutputSound::programme;
    OutputMode mode = OutputMode::listener;
    std::string address = {};             // HOST:PORT; of a caller only
    std::string streamid = {};            // what a caller says; may be empty
    int latency_ms = 200;                 // in which lost packets may come again
    bool overlays = true;                 // with the lower third over the picture
    std::filesystem::path key_file = {};  // the passphrase; empty: one that the server makes
    bool operator==(const Output&) const = default;
};

}  // namespace paraninfo::config
