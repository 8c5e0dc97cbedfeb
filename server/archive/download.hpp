// A recorded broadcast as one MP4 file, which never exists as a whole: the best video and the first sound,
// fragment by fragment, with the times of the broadcast's own clock. Its length is known from the index, each
// piece is made when it is asked for. Immutable; blocks for the disk; any thread.
#pragma once

#include "server/archive/shelved.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace paraninfo::archive {

class Download {
  public:
    // Throws std::system_error; std::invalid_argument where there is no video with sound made as ours is.
    explicit Download(std::shared_ptr<const Shelved> shelved);

    std::uint64_t bytes() const { return bytes_; }
    const std::shared_ptr<const Shelved>& shelved() const { return shelved_; }  // of what it is made
    // Bytes of the file from `at` on: some, not more than `most`, none at its end. Throws std::system_error.
    std::string read(std::uint64_t at, std::uint64_t most) const;
    // "auditorium-2026-11-26.mp4"
    std::string file_name() const;

  private:
    struct Piece {
        std::uint64_t at = 0;  // in the file
        std::size_t rendition = 0;
        Place media;
        std::uint32_t track = 1;
        std::int64_t shift = 0;  // of its decode times
    };

    void choose();
    void lay_out();
    std::int64_t shift_ms(const RecordedSegment& segment, std::int64_t first_ms) const;

    const std::shared_ptr<const Shelved> shelved_;
    std::size_t video_ = 0;
    std::size_t audio_ = 0;
    std::uint32_t timescales_[2] = {};  // of the video's and the sound's track
    std::string header_;
    std::vector<Piece> pieces_;
    std::uint64_t bytes_ = 0;
};

}  // namespace paraninfo::archive
