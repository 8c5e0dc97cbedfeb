// What is listed of each room's recordings. An index is read only where it is new or was written since, and
// one that still grows only by its end: a list that anybody may ask for must not cost more with every
// recording that is kept. Blocks for the disk; any thread.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace paraninfo::archive {

class File;

class Catalogue {
  public:
    // `folder`: <data_dir>/recordings
    explicit Catalogue(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // {"recordings":[…]} of the room (PROTOCOL.md, section 6.2), newest first, without the publication that
    // goes on.
    std::string list(const std::string& room, std::int64_t now_ms, const std::string& live = {});

  private:
    // An index as it was read; `shown` is null where it has nothing to play.
    struct Known {
        std::uint64_t bytes = 0;
        std::filesystem::file_time_type changed;
        std::int64_t started_ms = 0;
        std::int64_t last_ms = 0;
        bool has_end = false;
        nlohmann::json shown;
    };
    using Room = std::map<std::string, Known>;  // by publication

    // What is as it was goes over from `before`.
    static Room look(const std::filesystem::path& folder, Room& before, std::int64_t now_ms);
    // Nothing: there is none, or it goes on.
    static std::optional<Known> look_at(const std::filesystem::path& folder, Known* before,
                                        std::int64_t now_ms);
    static bool goes_on(const File& index, std::int64_t now_ms);

    const std::filesystem::path folder_;
    std::mutex mutex_;
    std::map<std::string, Room> rooms_;  // guarded
};

}  // namespace paraninfo::archive
