#include "media/program/clock.hpp"

#include <time.h>

namespace paraninfo::program {

Instant monotonic_now() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

void rest_until(Instant at) {
    const timespec when{static_cast<time_t>(at.count() / 1'000'000'000),
                        static_cast<long>(at.count() % 1'000'000'000)};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &when, nullptr);
}

}  // namespace paraninfo::program
