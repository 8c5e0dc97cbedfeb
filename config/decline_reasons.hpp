// The reasons that moderators may choose from when they decline a question, where the event file has none.
#pragma once

#include "config/event_file.hpp"

#include <vector>

namespace paraninfo::config {

// In all four languages of the pages.
const std::vector<Names>& default_decline_reasons();

}  // namespace paraninfo::config
