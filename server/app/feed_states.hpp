// How feeds are told: to a room's moderators as the state "feeds" (PROTOCOL.md section 5), to the operator on
// the admin socket. Pure.
#pragma once

#include "config/settings.hpp"
#include "server/workers/feed_board.hpp"

#include <string>

namespace paraninfo::app {

// The feeds of one room; keys are hidden.
std::string room_feeds_json(const config::Settings& settings, const config::Room& room,
                            const workers::FeedBoard& board);
// All there are, and which rooms show each.
std::string all_feeds_json(const config::Settings& settings, const workers::FeedBoard& board);

}  // namespace paraninfo::app
