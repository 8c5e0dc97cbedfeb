#include "media/program/pump.hpp"

#include "media/program/clock.hpp"

namespace paraninfo::program {
namespace {

Instant instant_of(Instant origin, std::uint64_t step, std::uint64_t rate) {
    return origin + std::chrono::seconds(step / rate) + Instant(step % rate * 1'000'000'000 / rate);
}

}  // namespace

Pump::Pump(Instant origin, std::uint64_t rate, OnStep on_step, std::function<void(const std::string&)> failed)
    : origin_(origin),
      rate_(rate),
      on_step_(std::move(on_step)),
      failed_(std::move(failed)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {
}

void Pump::run(const std::stop_token& stop) {
    for (std::uint64_t step = 0; !stop.stop_requested(); ++step) {
        const Instant due = instant_of(origin_, step, rate_);
        rest_until(due);
        const Instant late = monotonic_now() - due;
        if (late > late_max) return failed_("the programme's clock stood still");
        late_ = late;
        on_step_(step, due, late);
    }
}

}  // namespace paraninfo::program
