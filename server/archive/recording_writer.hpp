// Writes one recording: a file for each rendition and one for the thumbnails, with everything one after the
// other, and the index that says where what lies. Continues what a former process left. Blocks for the disk;
// one thread at a time.
#pragma once

#include "server/archive/file.hpp"
#include "server/archive/recording.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace paraninfo::archive {

inline constexpr std::string_view index_name = "index";
// "720p.cmf": init segments and segments (CMAF) as they came.
std::string media_name(const std::string& rendition);
inline constexpr std::string_view thumbnails_name = "thumbnails.jpgs";  // JPEG files, one after the other

class RecordingWriter {
  public:
    // `folder` is the recording's own, made if there is none. What a crash left half written is cut off.
    // Throws std::system_error; std::invalid_argument if the folder holds another publication's.
    RecordingWriter(const std::filesystem::path& folder, const hls::PublicationSettings& publication);

    // Durable when it returns, the media before the index. What is there already (a worker repeats itself) is
    // left out. Throws std::system_error; then nothing of it is there.
    void write(std::span<const hls::Finished> finished, std::int64_t wall_ms);

    const Recording& recording() const { return recording_; }

  private:
    // The index's lines for one value, whose media are written already, unsynced.
    std::string put(const hls::Finished& finished, std::int64_t wall_ms);
    std::uint64_t put_media(std::size_t file, std::string_view bytes);
    std::uint64_t indexed_bytes(std::size_t file) const;  // of it, as far as the index knows
    void append(const std::string& lines);
    void take_back();

    Recording recording_;
    File index_;
    std::uint64_t index_bytes_ = 0;
    struct Media {
        File file;
        std::uint64_t bytes = 0;  // with what is not in the index yet
        bool touched = false;
    };
    std::vector<Media> media_;  // of each rendition, and last of the thumbnails
};

}  // namespace paraninfo::archive
