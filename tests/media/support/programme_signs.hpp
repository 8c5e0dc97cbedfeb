#pragma once

// What a test sees of a programme by what its gateway received.

#include "tests/media/support/fake_gateway.hpp"
#include "tests/media/support/probe.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace paraninfo::testing {

inline bool live(const Received& received) {
    return received.picture_is(media_link::Health::Picture::live);
}
inline bool slate(const Received& received) {
    return received.picture_is(media_link::Health::Picture::slate);
}
inline bool loud(const Received& received) {
    return !received.levels.empty() && received.levels.back().peaks.at(0) > -6000;
}
inline bool silent(const Received& received) {
    return !received.levels.empty() && received.levels.back().peaks.at(0) <= -6000;
}

// Every part follows the one before, in all renditions, whatever the source did.
inline void expect_unbroken(const Received& received) {
    EXPECT_EQ(received.fault, "");
    for (const auto& [rendition, parts] : received.parts) {
        for (std::size_t i = 1; i < parts.size(); ++i) {
            const bool next_segment = parts[i - 1].last;
            EXPECT_EQ(parts[i].segment, parts[i - 1].segment + (next_segment ? 1 : 0));
            EXPECT_EQ(parts[i].index, next_segment ? 0 : parts[i - 1].index + 1);
            const auto gap = parts[i].captured_at - parts[i - 1].captured_at - parts[i - 1].duration;
            EXPECT_LE(std::chrono::abs(gap), std::chrono::nanoseconds(2)) << rendition;
        }
    }
}

inline bool said(const Received& received, const std::string& words) {
    return std::any_of(received.logs.begin(), received.logs.end(), [&words](const media_link::Log& log) {
        return log.text.find(words) != std::string::npos;
    });
}

// A rendition through ffmpeg, as raw bytes; `how`: its arguments between input and output.
inline std::string decoded(const Received& received, int rendition, const std::string& folder,
                           const std::string& how) {
    received.write_file(rendition, folder + "in.mp4");
    EXPECT_EQ(
        output_of("ffmpeg -nostdin -v error -y -i " + folder + "in.mp4 " + how + " " + folder + "out.raw"),
        "");
    std::ifstream file(folder + "out.raw", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace paraninfo::testing
