// The two outputs by SRT of the tests: one that receivers call, one that calls its receiver.
#pragma once

#include "config/settings.hpp"

#include <string>

namespace paraninfo::test {

inline config::Output output_to_obs() {
    config::Output listener;
    listener.id = "to-obs";
    listener.overlays = false;
    return listener;
}

inline config::Output output_to_hall(const std::string& address) {
    config::Output caller;
    caller.id = "to-hall";
    caller.sound = config::OutputSound::hall_minus;
    caller.mode = config::OutputMode::caller;
    caller.address = address;
    return caller;
}

}  // namespace paraninfo::test
