// A recording that goes on, opened for viewers who look back: reads on in its index as the recorder writes
// it, and lets those who are sent the same segment share its bytes. Blocks for the disk; any thread.
#pragma once

#include "server/archive/media_files.hpp"
#include "server/hls/stored.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::archive {

class Running {
  public:
    // Throws std::system_error where there is no such recording.
    Running(std::filesystem::path folder, std::string common_headers);

    // The complete answer to what the address names; null where the recording does not have it. Throws
    // std::system_error.
    SharedBytes find(const hls::Address& address);
    bool is_of(std::string_view room, std::string_view publication) const;

  private:
    std::optional<MediaFiles::Found> look_up(const hls::Address& address);
    void read_on();
    // False where a line is not one.
    bool read_from(std::uint64_t at);

    const std::filesystem::path folder_;
    File index_;
    mutable std::mutex mutex_;
    std::uint64_t read_ = 0;  // of the index
    Recording recording_;
    std::optional<MediaFiles> files_;  // not changed once it is there
    const std::string common_headers_;
    std::map<std::string, std::weak_ptr<const std::string>> sent_;  // by rendition and tag
};

// The segments of a recording that can be listed again, by rendition, each with what a playlist says of it:
// what a gateway that carries the publication on begins with. Nothing where it is not of these renditions.
// Blocks for the disk.
std::vector<std::vector<hls::StoredSegment>> kept_of(const std::filesystem::path& recordings,
                                                     const hls::PublicationSettings& publication);

}  // namespace paraninfo::archive
