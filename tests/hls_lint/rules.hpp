// The linter's groups of rules; lint.cpp calls each with what it has sorted out.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "tests/hls_lint/capture.hpp"
#include "tests/hls_lint/findings.hpp"
#include "tests/hls_lint/playlist.hpp"

namespace paraninfo::hls_lint {

inline constexpr double epsilon = 1e-6;  // of sums of decimals

// One answer with a media playlist, read.
struct Version {
    const Capture* capture = nullptr;
    MediaPlaylist playlist;
};

// All versions of one media playlist, by its path, in the order of fetching.
using Renditions = std::map<std::string, std::vector<Version>>;

// Puts the whole playlist in the place of each delta update, by what its client had before; takes out those
// of which that is not known, or which are wrong: rule 3.
void complete_deltas(std::vector<Version>& versions, Findings& findings);

// One version by itself: rules 1, 2, 3, 6, 7, 8, 9, 15.
void check_version(const Version& version, Findings& findings);

// One rendition over time: rules 1, 4, 6, 7, 8, 10.
void check_sequence(const std::vector<Version>& versions, Findings& findings);

// The renditions of one publication among themselves: rules 1, 7, 8.
void check_renditions(const Renditions& renditions, Findings& findings);

// The multivariant and what was measured: rule 14.
void check_multivariant(const Capture& capture, const Multivariant& playlist, const Renditions& renditions,
                        std::span<const Capture> captures, Findings& findings);

// Status, headers and times of all answers: rules 5, 9, 10, 11, 12, 13.
void check_answers(std::span<const Capture> captures, const Renditions& renditions, Findings& findings);

std::string number(double value);

}  // namespace paraninfo::hls_lint
