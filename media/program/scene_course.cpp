#include "media/program/scene_course.hpp"

#include <algorithm>

namespace paraninfo::program {
namespace {

unsigned length_of(const media_link::Mix& mix, Instant frame) {
    if (mix.transition == media_link::Transition::cut) return 0;
    return static_cast<unsigned>((mix.transition_ms + frame / 2) / frame);
}

}  // namespace

void SceneCourse::take(PreparedMix mix) {
    if (mix->mix.scene != to_->mix.scene) {
        from_ = to_;
        step_ = 0;
        steps_ = length_of(mix->mix, frame_);
        // The same scene comes again without a transition, while this one is in course.
        moves_ = mix->mix.transition == media_link::Transition::move;
    }
    to_ = std::move(mix);
}

void SceneCourse::step() {
    sounded_ = Instant{0};
    if (step_ < steps_ && ++step_ == steps_) from_ = to_;
    if (to_->third.picture) {
        third_ = to_->third;
        third_step_ = std::min(third_step_ + 1, third_steps);
    } else if (third_step_ > 0 && --third_step_ == 0) {
        third_ = {};
    }
}

double SceneCourse::sound_at() const {
    if (!going_over()) return 1;
    if (step_ == 0) return 0;
    const double frames = step_ - 1.0 + std::chrono::duration<double>(sounded_) / frame_;
    return std::min(frames / (steps_ - 1.0), 1.0);
}

mix::Layer SceneCourse::third() const {
    mix::Layer layer = third_;
    layer.place.alpha = layer.place.alpha * third_step_ / third_steps;
    return layer;
}

}  // namespace paraninfo::program
