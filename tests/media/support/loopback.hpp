// A worker that takes panelists, on this machine alone.
#pragma once

#include "protocol/media_link/stage.hpp"

namespace paraninfo::testing {

// A hundred ports from `port_min` on: tests of their own range do not meet.
inline media_link::Contribution on_loopback(std::uint16_t port_min) {
    media_link::Contribution settings;
    settings.taken = true;
    settings.port_min = port_min;
    settings.port_max = static_cast<std::uint16_t>(port_min + 99);
    settings.addresses = {"127.0.0.1"};
    return settings;
}

}  // namespace paraninfo::testing
