#pragma once

// The host's CLOCK_MONOTONIC, the clock of every instant in a programme. Any thread.

#include "media/program/feed.hpp"

namespace paraninfo::program {

Instant monotonic_now();
void rest_until(Instant at);

}  // namespace paraninfo::program
