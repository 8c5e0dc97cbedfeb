#pragma once

// Carries out what Shedding decides: a rendition that is shed gets no pictures and its parts are said to be
// missing, one that is restored begins again at a segment. `tend` is called by one thread and `before` by the
// pump's; `coded` by the encoders'.

#include "media/program/packager.hpp"
#include "media/program/shedding.hpp"

#include <atomic>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace paraninfo::program {

class Ladder {
  public:
    // `say`: for the log. `names` of the video renditions, from best to least.
    Ladder(std::vector<std::string> names, Packager& packager, encode::Encoder& encoder,
           std::function<void(const std::string&)> say);

    void coded(std::size_t rendition, std::uint64_t frame) { frames_out_[rendition] = frame; }
    // Just before the encoders get this frame. `first`: renditions before it are not encoded now.
    void before(std::uint64_t frame, cmaf::Opens opens, std::size_t first = 0);
    // `late`: frames by which the pump itself is, which all encoders then wait for.
    void tend(Instant now, std::uint64_t late = 0);

    // Frames by which the encoders that have work are behind: the least and the most.
    std::pair<std::uint64_t, std::uint64_t> lags() const;
    std::size_t shed() const { return shed_count_; }

  private:
    std::uint64_t lag(std::size_t rendition) const;

    const std::vector<std::string> names_;
    Packager& packager_;
    encode::Encoder& encoder_;
    const std::function<void(const std::string&)> say_;
    std::vector<std::atomic<std::uint64_t>> frames_out_;
    std::atomic<std::uint64_t> frames_in_ = 0;
    std::vector<std::atomic<bool>> wanted_off_;
    std::vector<std::atomic<bool>> off_;  // as the pump has carried it out
    std::atomic<std::size_t> shed_count_ = 0;
    Shedding shedding_;  // of the thread that tends
};

}  // namespace paraninfo::program
