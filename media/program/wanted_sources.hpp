#pragma once

// Of which sources the whole picture is needed: what the scene shows, what is about to be shown, and what a
// transition still shows on its way out. Pure; its owner guards it.

#include "media/program/feed.hpp"
#include "protocol/media_link/stage.hpp"

#include <optional>
#include <string>
#include <vector>

namespace paraninfo::program {

class WantedSources {
  public:
    // After a transition: the mix was taken a frame or more after it came.
    static constexpr Instant slack = std::chrono::seconds(1);

    // The list from now on.
    std::vector<std::string> take(const media_link::Mix& mix, Instant now);
    // The list, once what was on its way out is seen no more; nothing where it stays as it is.
    std::optional<std::vector<std::string>> tend(Instant now);

  private:
    std::vector<std::string> all() const;

    std::vector<std::string> shown_;
    std::vector<std::string> ready_;
    std::vector<std::string> leaving_;
    Instant until_{0};
};

}  // namespace paraninfo::program
