#include "tests/media/linted.hpp"

#include <algorithm>
#include <chrono>

namespace paraninfo::test {

void Linted::note(const hls::Snapshot& snapshot) {
    const auto folder = "/hls/" + snapshot.room + "/" + snapshot.publication + "/";
    if (snapshot.multivariant) note_answer(folder + "index.m3u8", snapshot.multivariant.plain);
    for (const auto& rendition : snapshot.renditions) {
        if (!rendition->playlist) continue;
        note_answer(folder + rendition->name + "/live.m3u8", rendition->playlist.plain);
        for (const auto& [msn, answer] : rendition->segments)
            note_size(folder + rendition->name + "/" + std::to_string(msn) + ".m4s", answer);
    }
}

// So that BANDWIDTH is held against what was really made.
void Linted::note_size(const std::string& url, const SharedBytes& answer) {
    if (!sized_.insert(url).second) return;
    hls_lint::Capture capture;
    capture.url = url;
    capture.bytes = answer->size() - answer->find("\r\n\r\n") - 4;
    captures_.push_back(std::move(capture));
}

void Linted::note_answer(const std::string& url, const SharedBytes& answer) {
    if (std::ranges::find(seen_, answer) != seen_.end()) return;
    seen_.push_back(answer);
    hls_lint::Capture capture;
    capture.url = url;
    capture.body = answer->substr(answer->find("\r\n\r\n") + 4);
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    capture.at_ms = std::chrono::duration<double, std::milli>(now).count();
    captures_.push_back(std::move(capture));
}

}  // namespace paraninfo::test
