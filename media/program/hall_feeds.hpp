#pragma once

// The hall's further feeds, by the names under which they are sources: there from the configuration on,
// whether anything comes of them or not. The pump asks for pictures and sounds; tend() is for another thread.

#include "media/program/contributed.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace paraninfo::program {

class HallFeeds {
  public:
    // How often one is asked for its picture that only its small picture shows.
    static constexpr Instant unseen_every = std::chrono::milliseconds(250);

    struct Named {
        std::string source;
        std::unique_ptr<Feed> feed;
    };

    // Under different names.
    explicit HallFeeds(std::vector<Named> feeds = {});

    const std::vector<std::string>& sources() const { return sources_; }
    // About ten times a second.
    void tend(Instant now);

    // All of them, in their order. What is not seen in full may show what it had unseen_every ago: a picture
    // may have to be painted first.
    std::vector<Contributed::Seen> pictures(Instant now,
                                            const std::function<bool(const std::string& source)>& is_seen);
    // Silence where there is no such source.
    void sound_of(const std::string& source, std::uint64_t first, std::span<std::int16_t> out);

  private:
    struct Kept {
        std::unique_ptr<Feed> feed;
        gst::SharedBuffer picture = {};  // of the pump's thread, with its time
        Instant asked{0};
    };

    std::vector<std::string> sources_;
    std::vector<Kept> feeds_;  // as sources_
};

}  // namespace paraninfo::program
