// The files of one recording, opened for viewers: a segment or init segment as a complete answer, alike
// whether the broadcast goes on or is over, and to the byte what it was while memory held it. Immutable;
// blocks for the disk; any thread.
#pragma once

#include "server/archive/file.hpp"
#include "server/archive/recording.hpp"
#include "server/hls/address.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::archive {

class MediaFiles {
  public:
    // Of the renditions that `recording` names. Throws std::system_error where a file is missing.
    MediaFiles(const std::filesystem::path& folder, const Recording& recording, std::string common_headers);

    // What an address below a rendition names, and where it lies; nothing where there is no such thing.
    struct Found {
        std::size_t rendition = 0;
        std::string name;  // of its tag
        Place place;
        bool is_video = false;
        std::chrono::seconds target_duration{2};
    };
    static std::optional<Found> find(const Recording& recording, const hls::Address& address);

    // The bytes at a place of a rendition's file. Throws std::system_error.
    std::string media(std::size_t rendition, const Place& place) const;
    // The complete answer. Throws std::system_error, also where the bytes are not those that were written.
    SharedBytes answer(const Found& found) const;

  private:
    const std::string common_headers_;
    std::vector<File> files_;
};

}  // namespace paraninfo::archive
