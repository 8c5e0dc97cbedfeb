// One recorded broadcast that is over, opened for viewers: its playlists rendered and compressed once, its
// files open. Immutable; blocks for the disk when it is made and when media are read; any thread.
#pragma once

#include "server/archive/media_files.hpp"
#include "server/archive/recording.hpp"
#include "server/hls/address.hpp"
#include "server/hls/response.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::archive {

class Shelved {
  public:
    // Throws std::system_error where a file is missing; std::invalid_argument where there is nothing to play.
    Shelved(const std::filesystem::path& folder, Recording recording, std::string common_headers);

    // The whole answer to what the address names; null where there is no such thing. Throws
    // std::system_error.
    SharedBytes find(const hls::Address& address, bool gzip) const;
    // The bytes at a place of a rendition's file. Throws std::system_error.
    std::string media(std::size_t rendition, const Place& place) const {
        return files_.media(rendition, place);
    }
    const Recording& recording() const { return recording_; }
    const std::string& common_headers() const { return common_headers_; }

  private:
    SharedBytes find_picture(const hls::Address& address, bool gzip) const;
    SharedBytes picture(std::string_view name, const RecordedThumbnail& thumbnail) const;

    const Recording recording_;
    const std::string common_headers_;
    hls::PlaylistAnswers multivariant_;
    std::vector<hls::PlaylistAnswers> playlists_;
    const MediaFiles files_;
    // Where it has thumbnails.
    hls::TextAnswers thumbnail_list_;
    std::optional<File> thumbnails_;
};

}  // namespace paraninfo::archive
