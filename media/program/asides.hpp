#pragma once

// Who hears a source besides the programme: panelists a producer who speaks to them, those backstage each
// other, and producers those backstage. For whoever a producer speaks to, the programme goes down meanwhile.
// It remembers what each had in the block before, so that nothing jumps. On the pump's thread.

#include "media/contribution/contributions.hpp"
#include "media/mix/sound_matrix.hpp"
#include "media/mix/speech_gate.hpp"
#include "protocol/media_link/intercom.hpp"

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace paraninfo::program {

class Asides {
  public:
    using Share = mix::SoundMatrix::Share;

    // The whole of it, from the next block on.
    void set(media_link::Asides wanted);
    // Another block: whoever was not asked for in the one before is a listener no more.
    void begin();
    // What a source sends in this block. One that ducks for nobody needs no judging.
    void hear(const std::string& source, std::span<const std::int16_t> samples);
    void forget(const std::string& source) { gates_.erase(source); }

    // Once in a block for each listener: what they have of sources besides the programme.
    std::vector<Share> shares(const contribution::Listener& listener);
    // By what the programme is multiplied for them in this block, linear.
    double under(const contribution::Listener& listener) const;

  private:
    using Key = std::pair<std::string, media_link::Offer::Bus>;
    struct Kept {
        std::map<std::string, double> shares;  // by source
        bool asked = false;                    // for, in this block
    };

    media_link::Asides wanted_;
    std::map<std::string, mix::SpeechGate> gates_;  // by source
    std::map<Key, Kept> listeners_;
};

}  // namespace paraninfo::program
