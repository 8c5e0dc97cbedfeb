// What a listener tells whoever owns it, on its own thread.
#pragma once

#include "protocol/media_link/messages.hpp"

#include <functional>
#include <string>

namespace paraninfo::ingest {

struct ListenerEvents {
    std::function<void(const media_link::FeedState&)> feed_state;
    std::function<void(media_link::Level, const std::string&)> log;
};

}  // namespace paraninfo::ingest
