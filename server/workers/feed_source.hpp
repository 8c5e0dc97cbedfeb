// A feed of the configuration as its programme is told of it. Reads the file of a camera's password.
#pragma once

#include "config/settings.hpp"
#include "protocol/media_link/messages.hpp"

namespace paraninfo::workers {

// Throws std::runtime_error, which never holds the password, where that cannot be read or is none.
media_link::Source source_of(const config::Feed& feed);

}  // namespace paraninfo::workers
