#pragma once

// Which of a programme's two sources is shown: the main one, and the backup while the main one has a fault.
// Asked once a frame, in order. Pure: it sees signs and instants, no pictures.

#include "media/program/feed.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace paraninfo::program {

struct SwitchRule {
    // Zero: never for this reason.
    Instant frozen_after = std::chrono::seconds(10);
    Instant soundless_after = std::chrono::seconds(5);
    Instant return_after = std::chrono::seconds(10);
};

class SourceSwitch {
  public:
    // Closer than this, a sign counts as present.
    static constexpr Instant lively = std::chrono::seconds(2);

    enum class Which : std::uint8_t { main, backup };
    enum class Fault : std::uint8_t { none, silent, frozen, soundless };

    explicit SourceSwitch(SwitchRule rule) : rule_(rule) {}

    // What is shown at `now`.
    Which step(Instant now, const Signs& main, const Signs& backup);
    // Why the main source was left; none while it is shown.
    Fault left_for() const { return left_for_; }

  private:
    Fault fault_of_main(Instant now, const Signs& main, const Signs& backup) const;
    bool lacks(const std::optional<Instant>& sign, Instant now, Instant after) const;
    bool well(Instant now, const Signs& main) const;

    SwitchRule rule_;
    Which shown_ = Which::main;
    Fault left_for_ = Fault::none;
    std::optional<Instant> picture_since_;  // of the main source; its sound may come a little later
    std::optional<Instant> well_since_;     // of the main source, while the backup is shown
};

// "gives no picture", as a sentence about a source ends.
std::string in_words(SourceSwitch::Fault fault);

}  // namespace paraninfo::program
