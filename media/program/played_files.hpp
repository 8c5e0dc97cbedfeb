#pragma once

// The files of a room that are sources, by their names: those that the mix lists, in the one folder that the
// configuration names. Opened one after the other. The pump asks for pictures and sounds; the rest on any
// thread.

#include "media/program/contributed.hpp"
#include "media/program/played_file.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace paraninfo::program {

class PlayedFiles {
  public:
    // Where the folder is empty there are none.
    PlayedFiles(std::filesystem::path folder, const FeedPlace& place, Say say);

    // All there are from now on, and how they are played.
    void mix(const std::vector<media_link::FileMix>& files);
    // About ten times a second, on one thread.
    void tend(Instant now);
    std::vector<media_link::FileState> states() const;

    // Every file that has a picture to show at this instant, or would have; for the pump.
    std::vector<Contributed::Seen> pictures(Instant now);
    // Silence where there is no such file.
    void sound_of(const std::string& source, std::uint64_t first, std::span<std::int16_t> out);

  private:
    struct Entry {
        std::string name;
        std::shared_ptr<PlayedFile> file;
    };
    using Entries = std::map<std::string, Entry>;

    std::shared_ptr<PlayedFile> made(const std::string& name) const;
    // As they are; the pump takes it for each frame, so nothing is copied.
    std::shared_ptr<const Entries> entries() const;

    const std::filesystem::path folder_;
    const FeedPlace place_;
    const Say say_;
    mutable std::mutex mutex_;
    std::shared_ptr<const Entries> files_ = std::make_shared<const Entries>();  // by source; never changed
};

}  // namespace paraninfo::program
