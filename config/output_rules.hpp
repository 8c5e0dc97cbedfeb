// What is allowed of the outputs by SRT beyond each key's own range. Looks whether files exist and who may
// read them; reads none.
#pragma once

#include "config/settings.hpp"
#include "config/validate.hpp"

#include <vector>

namespace paraninfo::config {

// Adds what is wrong, with the keys of the whole file.
void judge_outputs(const Settings& settings, std::vector<Complaint>& complaints);

}  // namespace paraninfo::config
