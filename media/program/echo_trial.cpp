#include "media/program/echo_trial.hpp"

#include "media/mix/test_sweep.hpp"

#include <algorithm>
#include <cmath>

namespace paraninfo::program {
namespace {

using media_link::EchoTested;
using Outcome = EchoTested::Outcome;

EchoTested result_of(const std::optional<mix::Echo>& echo) {
    if (!echo) return {Outcome::clean};
    const double level = std::clamp(100 * echo->level_db, double{media_link::echo_level_min},
                                    double{media_link::echo_level_max});
    return {Outcome::heard, static_cast<std::int16_t>(std::lround(level)),
            std::chrono::round<std::chrono::milliseconds>(echo->delay)};
}

}  // namespace

static_assert(mix::EchoMeter::delay_max == media_link::echo_delay_max);

void EchoTrial::start() {
    State idle = State::idle;
    if (!state_.compare_exchange_strong(idle, State::being_made)) return;
    meter_.emplace(mix::test_sweep(0, mix::sweep_frames));
    state_ = State::asked;
}

bool EchoTrial::runs() {
    State asked = State::asked;
    if (state_.compare_exchange_strong(asked, State::running)) played_ = false;
    return state_ == State::running;
}

void EchoTrial::play(std::span<std::int16_t> heard) {
    played_ = true;
    mix::add_test_sweep(meter_->added(), heard);
}

void EchoTrial::hear(std::span<const std::int16_t> floor) {
    meter_->add(floor);
    if (meter_->added() >= meter_->wanted()) state_ = State::complete;
}

std::optional<EchoTested> EchoTrial::take() {
    if (state_ != State::complete) return std::nullopt;
    EchoTested result{Outcome::no_hall};
    if (played_) result = meter_->is_silent() ? EchoTested{Outcome::no_floor} : result_of(meter_->reading());
    meter_.reset();
    state_ = State::idle;
    return result;
}

}  // namespace paraninfo::program
