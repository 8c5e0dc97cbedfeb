// Judges the members of `media` among themselves; called by config/validate.hpp.
#pragma once

#include <vector>

#include "config/validate.hpp"

namespace paraninfo::config {

void validate_media(const Settings& settings, std::vector<Complaint>& complaints);

}  // namespace paraninfo::config
