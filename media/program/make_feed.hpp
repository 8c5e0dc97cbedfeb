#pragma once

// The feeds of a programme's configuration: its own, of one source or of two with the switch between them,
// and the hall's further ones.

#include "media/program/decoded_feed.hpp"
#include "media/program/hall_feeds.hpp"
#include "protocol/media_link/messages.hpp"

#include <functional>
#include <memory>
#include <string>

namespace paraninfo::program {

// `media_socket`: published feeds lie beside it. `send` takes log lines, on any thread. Throws
// std::invalid_argument where a source can never be shown.
std::unique_ptr<Feed> make_feed(const media_link::Configure& configure, const std::string& media_socket,
                                const FeedPlace& place, const std::function<void(media_link::Message)>& send);
// The same for those that are sources beside it.
HallFeeds make_hall_feeds(const media_link::Configure& configure, const std::string& media_socket,
                          const FeedPlace& place, const std::function<void(media_link::Message)>& send);

}  // namespace paraninfo::program
