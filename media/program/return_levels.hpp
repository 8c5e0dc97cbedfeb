#pragma once

// How much of each source's part in the programme a listener has: nothing of their own (voice or screen),
// what the producer set for their return or for the hall, of the floor less while they speak, and less of all
// while somebody speaks to them aside. It remembers what each had in the block before, so that nothing jumps.
// On the pump's thread.

#include "media/contribution/contributions.hpp"
#include "media/mix/sound_matrix.hpp"
#include "media/program/ducking.hpp"
#include "protocol/media_link/stage.hpp"

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace paraninfo::program {

class ReturnLevels {
  public:
    using Share = mix::SoundMatrix::Share;

    // Another block: whoever was not asked for in the one before is a listener no more.
    void begin();
    // Once in a block for each listener: the shares of those sources that they have otherwise than the sum.
    // `under`: by what all of it is multiplied for them, linear.
    std::vector<Share> shares(const contribution::Listener& listener, std::span<const std::string> sources,
                              const media_link::Mix& mix, const Ducking& ducking, double under = 1);

  private:
    using Key = std::pair<std::string, media_link::Offer::Bus>;
    struct Kept {
        std::map<std::string, double> shares;  // by source
        bool asked = false;                    // for, in this block
    };

    std::map<Key, Kept> listeners_;
};

}  // namespace paraninfo::program
