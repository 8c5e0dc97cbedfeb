// The supervisor's outlet in a test: everything that was published goes past the linter, the newest is kept
// and can be written out as files for a player.
#pragma once

#include "server/workers/supervisor.hpp"
#include "tests/media/linted.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

namespace paraninfo::test {

inline std::string body_of(const SharedBytes& answer) {
    return answer->substr(answer->find("\r\n\r\n") + 4);
}

struct Seen : workers::Outlet {
    void publish(hls::SnapshotPtr snapshot) override {
        linted.note(*snapshot);
        newest = std::move(snapshot);
    }
    void publication_opened(const std::string&, const std::string&, const hls::TimeAnchor&) override {}
    void finished(const hls::PublicationSettings&, std::vector<hls::Finished>) override {}
    void media_changed(const std::string&, const workers::MediaState& state) override { media = state; }

    const hls::RenditionView* video() const { return newest ? newest->renditions.front().get() : nullptr; }
    std::uint64_t edge() const { return video() == nullptr ? 0 : video()->last_msn; }
    std::string playlist() const {
        return video() == nullptr || !video()->playlist ? std::string{} : *video()->playlist.plain;
    }
    // Every rendition has this segment.
    bool all_reach(std::uint64_t msn) const {
        return newest && std::ranges::all_of(newest->renditions,
                                             [msn](const auto& view) { return view->last_msn >= msn; });
    }
    // What can be fetched now, as an ended broadcast of files below `folder`.
    void write_files(const std::filesystem::path& folder) const {
        write(folder / "index.m3u8", body_of(newest->multivariant.plain));
        for (const auto& view : newest->renditions) {
            std::string text = body_of(view->playlist.plain);
            text.resize(text.find("#EXT-X-PRELOAD-HINT"));
            write(folder / view->name / "live.m3u8", text + "#EXT-X-ENDLIST\n");
            for (const auto& [number, answer] : view->inits)
                write(folder / view->name / ("init-" + std::to_string(number) + ".mp4"), body_of(answer));
            for (const auto& [msn, answer] : view->segments)
                write(folder / view->name / (std::to_string(msn) + ".m4s"), body_of(answer));
        }
    }

    hls::SnapshotPtr newest;
    workers::MediaState media;
    Linted linted;

  private:
    static void write(const std::filesystem::path& path, const std::string& bytes) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << bytes;
    }
};

}  // namespace paraninfo::test
