#pragma once

// Which scene is shown in each frame, and how far one has gone over into the next, as it is seen and as it is
// heard. Counted in frames and in the blocks of their sound, so that it is a function of their numbers. Pure;
// one thread. What is drawn for a mix is drawn before it comes here.

#include "media/mix/picture_mixer.hpp"
#include "media/program/feed.hpp"

#include <map>
#include <memory>
#include <string>

namespace paraninfo::program {

// A mix and what was drawn for it.
struct Prepared {
    media_link::Mix mix;
    std::map<std::string, gst::SharedBuffer> cards;  // of the scene's sources
    mix::Layer third;                                // without a picture: none
};
using PreparedMix = std::shared_ptr<const Prepared>;

class SceneCourse {
  public:
    static constexpr unsigned third_steps = 8;  // frames in which a lower third comes or goes

    // `frame`: how long one lasts.
    SceneCourse(PreparedMix first, Instant frame) : frame_(frame), from_(first), to_(std::move(first)) {}

    // Holds from the next step on. Another scene begins its transition, and one that was in course is over at
    // once; the same scene changes nothing but levels and texts.
    void take(PreparedMix mix);
    // One frame.
    void step();
    // One block of sound, of this length: those between two steps are a frame's.
    void sound(Instant length) { sounded_ += length; }

    const Prepared& to() const { return *to_; }
    const Prepared& from() const { return *from_; }
    bool going_over() const { return step_ < steps_; }
    unsigned at() const { return step_; }  // of `steps`
    unsigned steps() const { return steps_; }
    bool moves() const { return moves_; }  // and does not fade
    // How far the sound has gone over at the end of the newest block: 0 is the first scene, 1 the second. It
    // begins with the first picture that has something of the second scene, and ends with the last one that
    // has something of the first.
    double sound_at() const;
    // As it is now, more or less translucent; without a picture where none is shown.
    mix::Layer third() const;

  private:
    const Instant frame_;
    PreparedMix from_;
    PreparedMix to_;
    unsigned step_ = 0;
    unsigned steps_ = 0;
    bool moves_ = false;
    Instant sounded_{0};  // since the last step
    mix::Layer third_;    // the one that comes or goes
    unsigned third_step_ = 0;
};

}  // namespace paraninfo::program
