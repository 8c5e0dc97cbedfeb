// Judges one feed of the configuration by its kind: what it needs, and what is another kind's. Looks whether
// files exist and who may read them; reads none.
#pragma once

#include "config/validate.hpp"

#include <vector>

namespace paraninfo::config {

// Keys are the feed's own ("path").
std::vector<Complaint> judge_feed(const Feed& feed);

}  // namespace paraninfo::config
