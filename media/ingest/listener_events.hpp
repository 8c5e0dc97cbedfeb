// What a listener tells whoever owns it, on its own thread.
#pragma once

#include "protocol/media_link/messages.hpp"

#include <chrono>
#include <functional>
#include <string>

namespace paraninfo::ingest {

// How long until a port that another program holds is tried again.
inline constexpr std::chrono::seconds bind_again{1};

struct ListenerEvents {
    std::function<void(const media_link::FeedState&)> feed_state;
    std::function<void(media_link::Level, const std::string&)> log;
    // Once a second while there are any.
    std::function<void(const media_link::OutputStates&)> outputs = {};
};

}  // namespace paraninfo::ingest
