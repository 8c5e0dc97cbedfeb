#include "media/program/source_switch.hpp"

namespace paraninfo::program {
namespace {

bool within(const std::optional<Instant>& sign, Instant now, Instant bound) {
    return sign && now - *sign < bound;
}

}  // namespace

SourceSwitch::Which SourceSwitch::step(Instant now, const Signs& main, const Signs& backup) {
    if (!main.picture)
        picture_since_.reset();
    else if (!picture_since_)
        picture_since_ = now;
    if (shown_ == Which::main) {
        const Fault fault = fault_of_main(now, main, backup);
        if (fault == Fault::none || !backup.picture) return shown_;
        left_for_ = fault;
        well_since_.reset();
        return shown_ = Which::backup;
    }
    if (!well(now, main) || fault_of_main(now, main, backup) != Fault::none)
        well_since_.reset();
    else if (!well_since_)
        well_since_ = now;
    const bool healed = well_since_ && now - *well_since_ >= rule_.return_after;
    // A faulty picture is better than none.
    if (!healed && (backup.picture || !main.picture)) return shown_;
    left_for_ = Fault::none;
    return shown_ = Which::main;
}

// A source is judged against the other: where both stand still, or neither has sound, it is meant so.
SourceSwitch::Fault SourceSwitch::fault_of_main(Instant now, const Signs& main, const Signs& backup) const {
    if (!main.picture) return Fault::silent;
    if (lacks(main.moved, now, rule_.frozen_after) && within(backup.moved, now, lively)) return Fault::frozen;
    if (lacks(main.sounded, now, rule_.soundless_after) && within(backup.sounded, now, lively))
        return Fault::soundless;
    return Fault::none;
}

bool SourceSwitch::lacks(const std::optional<Instant>& sign, Instant now, Instant after) const {
    return after > Instant::zero() && !within(sign, now, after) && !within(picture_since_, now, after);
}

std::string in_words(SourceSwitch::Fault fault) {
    switch (fault) {
        case SourceSwitch::Fault::silent:
            return "gives no picture";
        case SourceSwitch::Fault::frozen:
            return "stands still";
        case SourceSwitch::Fault::soundless:
            return "has no sound";
        case SourceSwitch::Fault::none:
            break;
    }
    return "is well";
}

// What it was left for must be well, not only better than the rule that left it: one picture that changes in
// nine seconds does not heal a frozen source.
bool SourceSwitch::well(Instant now, const Signs& main) const {
    switch (left_for_) {
        case Fault::frozen:
            return within(main.moved, now, lively);
        case Fault::soundless:
            return within(main.sounded, now, lively);
        case Fault::none:
        case Fault::silent:
            break;
    }
    return main.picture;
}

}  // namespace paraninfo::program
