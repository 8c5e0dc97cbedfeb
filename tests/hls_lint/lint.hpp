// The linter for low-latency HLS: what a set of fetched playlists and media breaks of the fifteen rules
// that are listed in README.md beside this file. A pure function.
#pragma once

#include <span>
#include <vector>

#include "tests/hls_lint/capture.hpp"
#include "tests/hls_lint/findings.hpp"

namespace paraninfo::hls_lint {

// Captures of one or several publications, in the order of fetching. Media playlists below the same
// grandparent folder belong to one publication.
std::vector<Finding> lint(std::span<const Capture> captures);

}  // namespace paraninfo::hls_lint
