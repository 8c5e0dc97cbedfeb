// The devices of this machine with which capturing is tried: PARANINFO_CAPTURE names them, video and sound,
// such as "/dev/video0 hw:1,0"; Linux' own vivid and snd-aloop will do.
#pragma once

#include <cstdlib>
#include <optional>
#include <sstream>
#include <string>

namespace paraninfo::testing {

struct NamedDevices {
    std::string video;
    std::string audio;
};

// Nothing where none are named.
inline std::optional<NamedDevices> capture_devices() {
    const char* named = std::getenv("PARANINFO_CAPTURE");
    if (named == nullptr) return std::nullopt;
    NamedDevices devices;
    std::istringstream(named) >> devices.video >> devices.audio;
    return devices;
}

}  // namespace paraninfo::testing
