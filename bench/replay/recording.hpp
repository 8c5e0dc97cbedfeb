#pragma once
// What a programme worker once sent, with the time of each message: a file that stands in for the encoder in
// the HLS bench.

#include "protocol/media_link/messages.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace paraninfo::replay {

struct Step {
    std::chrono::nanoseconds at{0};  // since the first message
    media_link::Message message;     // Init or Part
};

// Runs `worker` as a programme for a file's picture until `segments` whole segments of every rendition came.
std::vector<Step> record(const std::string& worker, const std::string& picture, std::uint64_t segments,
                         std::uint32_t kbit);

void save(const std::string& path, const std::vector<Step>& steps);
std::vector<Step> load(const std::string& path);

}  // namespace paraninfo::replay
