// Everything that a publication ever served, held against the linter for low-latency HLS.
#pragma once

#include "server/hls/snapshot.hpp"
#include "tests/hls_lint/lint.hpp"

#include <set>
#include <string>
#include <vector>

namespace paraninfo::test {

class Linted {
  public:
    // Notes each playlist of the snapshot that was not noted before, as fetched at this moment.
    void note(const hls::Snapshot& snapshot);
    // What the linter finds in all that was noted.
    std::vector<hls_lint::Finding> findings() const { return hls_lint::lint(captures_); }
    std::size_t playlists() const { return captures_.size() - sized_.size(); }

  private:
    void note_answer(const std::string& url, const SharedBytes& answer);

    void note_size(const std::string& url, const SharedBytes& answer);

    std::vector<hls_lint::Capture> captures_;
    std::set<std::string> sized_;
    std::vector<SharedBytes> seen_;  // by address of the answer: one version of one playlist
};

}  // namespace paraninfo::test
