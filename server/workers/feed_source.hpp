// A feed of the configuration as its programme is told of it. Reads the file of a camera's password.
#pragma once

#include "config/settings.hpp"
#include "protocol/media_link/messages.hpp"

#include <string>
#include <string_view>

namespace paraninfo::workers {

// What such a feed is called where it is a source beside a room's own: made of its id (PROTOCOL.md
// section 4.6).
std::string hall_source_of(std::string_view feed);

// Throws std::runtime_error, which never holds the password, where that cannot be read or is none.
media_link::Source source_of(const config::Feed& feed);

}  // namespace paraninfo::workers
