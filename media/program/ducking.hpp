#pragma once

// Which panelists speak, and how far the floor goes down for them: in the programme for any of them, and in
// the return of whoever speaks, to whom the hall's microphones would bring their own voice back. Pure; on the
// pump's thread.

#include "media/mix/speech_gate.hpp"
#include "protocol/media_link/stage.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>

namespace paraninfo::program {

class Ducking {
  public:
    // What a camera sends in this block, and how much of it is heard, 0 to 1: one that goes over from scene
    // to scene ducks by as much of the depth. One that nobody hears is nothing to duck for.
    void hear(const std::string& source, std::span<const std::int16_t> samples, double share);
    void forget(const std::string& source) { voices_.erase(source); }
    void set_depths(const media_link::Ducking& depths) { depths_ = depths; }

    // By what the floor is multiplied, linear.
    double in_programme() const;
    // The same for the return of who sends `own`, on top of the programme's. Where both duck, the deeper one
    // counts and not their sum.
    double in_return(const std::string& own) const;

  private:
    struct Voice {
        mix::SpeechGate gate;
        double share = 0;

        double weight() const { return gate.weight() * share; }
    };
    double programme_depth() const;

    std::map<std::string, Voice> voices_;  // by camera
    media_link::Ducking depths_;
};

}  // namespace paraninfo::program
