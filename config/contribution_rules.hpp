// What is allowed of panelists' rooms and of the servers by which they are reached, beyond each key's own
// range.
#pragma once

#include "config/settings.hpp"
#include "config/validate.hpp"

#include <vector>

namespace paraninfo::config {

// Adds what is wrong, with the keys of the whole file.
void judge_contribution(const Settings& settings, std::vector<Complaint>& complaints);

}  // namespace paraninfo::config
