#pragma once

// CLOCK_MONOTONIC, which is GStreamer's system clock too. Any thread.

#include "media/contribution/receiver.hpp"

namespace paraninfo::contribution {

inline Instant steady_now() {
    return std::chrono::steady_clock::now().time_since_epoch();
}

}  // namespace paraninfo::contribution
