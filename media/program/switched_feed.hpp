#pragma once

// Two feeds as one: the main one, and the backup where SourceSwitch says so. Both are asked for each frame,
// so that either can be shown at the next; sound goes over within one block. `on_air` and `left_for` may be
// read on any thread.

#include "media/program/source_switch.hpp"

#include <atomic>
#include <memory>
#include <vector>

namespace paraninfo::program {

class SwitchedFeed final : public Feed {
  public:
    using Which = SourceSwitch::Which;
    using Fault = SourceSwitch::Fault;

    SwitchedFeed(std::unique_ptr<Feed> main, std::unique_ptr<Feed> backup, SwitchRule rule);

    gst::SharedBuffer picture(Instant now) override;
    std::vector<SourceUnit> take_units() override;
    void sound(std::uint64_t first, std::span<std::int16_t> out) override;
    void tend(Instant now) override;
    Signs signs() const override;

    Which on_air() const { return on_air_; }
    Fault left_for() const { return left_for_; }

  private:
    const std::unique_ptr<Feed> main_;
    const std::unique_ptr<Feed> backup_;
    SourceSwitch switch_;                // of the pump's thread, as what follows
    Which heard_ = Which::main;          // in the block before
    std::vector<std::int16_t> other_{};  // the sound of what is not shown
    std::atomic<Which> on_air_ = Which::main;
    std::atomic<Fault> left_for_ = Fault::none;
};

}  // namespace paraninfo::program
