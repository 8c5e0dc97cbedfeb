#include "media/program/pump.hpp"

#include "media/program/clock.hpp"

namespace paraninfo::program {
namespace {

Instant instant_of(Instant origin, std::uint64_t frame, std::uint32_t fps) {
    return origin + std::chrono::seconds(frame / fps) + Instant(frame % fps * 1'000'000'000 / fps);
}

}  // namespace

Pump::Pump(Instant origin, std::uint32_t fps, OnFrame on_frame,
           std::function<void(const std::string&)> failed)
    : origin_(origin),
      fps_(fps),
      on_frame_(std::move(on_frame)),
      failed_(std::move(failed)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {
}

void Pump::run(const std::stop_token& stop) {
    for (std::uint64_t frame = 0; !stop.stop_requested(); ++frame) {
        const Instant due = instant_of(origin_, frame, fps_);
        rest_until(due);
        const Instant late = monotonic_now() - due;
        if (late > late_max) return failed_("the programme's clock stood still");
        late_ = late;
        on_frame_(frame, due);
    }
}

}  // namespace paraninfo::program
