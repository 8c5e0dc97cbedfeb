// What may change when an event file is loaded anew into a running server. Pure.
#pragma once

#include "config/settings.hpp"
#include "config/validate.hpp"

#include <set>
#include <string>
#include <vector>

namespace paraninfo::config {

// `opened` are the rooms that run since the start, `used` those of them with changes in the journal.
std::vector<Complaint> judge_change(const Settings& shown, const EventFile& next,
                                    const std::set<std::string>& opened, const std::set<std::string>& used);

// The rooms that are shown now and would be no longer.
std::vector<std::string> rooms_left_out(const Settings& shown, const EventFile& next);

}  // namespace paraninfo::config
