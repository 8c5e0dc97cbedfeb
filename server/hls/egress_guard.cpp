#include "server/hls/egress_guard.hpp"

#include <algorithm>
#include <cmath>

namespace paraninfo::hls {
namespace {

constexpr double smoothing_s = 3;

double seconds(Time from, Time to) {
    return std::chrono::duration<double>(to - from).count();
}

}  // namespace

EgressGuard::EgressGuard(double mbit_max, std::size_t renditions_max)
    : most_(mbit_max * (1 - reserve)), withheld_max_(renditions_max > 0 ? renditions_max - 1 : 0) {
}

bool EgressGuard::tick(std::uint64_t sent_bytes, Time now) {
    const double passed = seconds(ticked_at_, now);
    if (has_ticked_ && passed <= 0) return false;
    if (has_ticked_) {
        const double newest = static_cast<double>(sent_bytes - sent_before_) * 8 / 1e6 / passed;
        mbit_ += (newest - mbit_) * (1 - std::exp(-passed / smoothing_s));
    } else {
        busy_at_ = stepped_at_ = now;
    }
    has_ticked_ = true;
    ticked_at_ = now;
    sent_before_ = sent_bytes;
    if (most_ <= 0) return false;
    if (mbit_ >= most_ * clear_below) busy_at_ = now;
    if (mbit_ >= most_ * full_from && now - stepped_at_ >= between)
        return step(std::min(withheld_ + 1, withheld_max_), now);
    if (withheld_ > 0 && now - busy_at_ >= calm && now - stepped_at_ >= calm) return step(withheld_ - 1, now);
    return false;
}

bool EgressGuard::step(std::size_t withheld, Time now) {
    if (withheld == withheld_) return false;
    withheld_ = withheld;
    stepped_at_ = now;
    return true;
}

}  // namespace paraninfo::hls
