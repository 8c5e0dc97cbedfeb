// The folder of all recordings, <data_dir>/recordings/ROOM/PUBLICATION. Blocks for the disk; any thread.
#pragma once

#include "server/archive/recording.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::archive {

// Of one room or (the first) of all, oldest first. What has no index that can be read is left out. At most
// recordings_max.
inline constexpr std::size_t recordings_max = 1000;
std::vector<Recording> recordings_in(const std::filesystem::path& folder);
std::vector<Recording> recordings_of(const std::filesystem::path& folder, const std::string& room);
// Of all these one.
std::optional<Recording> recording_of(const std::filesystem::path& folder, const std::string& room,
                                      const std::string& publication);

}  // namespace paraninfo::archive
