#pragma once

// The feed of a programme's configuration: its one source, or its two with the switch between them.

#include "media/program/decoded_feed.hpp"
#include "protocol/media_link/messages.hpp"

#include <functional>
#include <memory>
#include <string>

namespace paraninfo::program {

// `media_socket`: published feeds lie beside it. `send` takes log lines, on any thread. Throws
// std::invalid_argument where a source can never be shown.
std::unique_ptr<Feed> make_feed(const media_link::Configure& configure, const std::string& media_socket,
                                const FeedPlace& place, const std::function<void(media_link::Message)>& send);

}  // namespace paraninfo::program
