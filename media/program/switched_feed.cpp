#include "media/program/switched_feed.hpp"

#include <utility>

namespace paraninfo::program {
namespace {

Signs signs_with(const Feed& feed, bool picture) {
    Signs signs = feed.signs();
    signs.picture = picture;
    return signs;
}

// From `old` to `now` in the course of the samples; both stereo.
void go_over(std::span<const std::int16_t> old, std::span<std::int16_t> now) {
    const auto length = static_cast<std::int64_t>(now.size());
    for (std::int64_t i = 0; i < length; ++i) {
        const auto at = static_cast<std::size_t>(i);
        now[at] = static_cast<std::int16_t>((old[at] * (length - i) + now[at] * i) / length);
    }
}

}  // namespace

SwitchedFeed::SwitchedFeed(std::unique_ptr<Feed> main, std::unique_ptr<Feed> backup, SwitchRule rule)
    : main_(std::move(main)), backup_(std::move(backup)), switch_(rule) {
}

gst::SharedBuffer SwitchedFeed::picture(Instant now) {
    gst::SharedBuffer from_main = main_->picture(now);
    gst::SharedBuffer from_backup = backup_->picture(now);
    const Which which = switch_.step(now, signs_with(*main_, from_main != nullptr),
                                     signs_with(*backup_, from_backup != nullptr));
    left_for_ = switch_.left_for();
    on_air_ = which;
    return which == Which::main ? from_main : from_backup;
}

// Those of the feed that is not shown are of no use to anybody.
std::vector<SourceUnit> SwitchedFeed::take_units() {
    std::vector<SourceUnit> from_main = main_->take_units();
    std::vector<SourceUnit> from_backup = backup_->take_units();
    return on_air_ == Which::main ? from_main : from_backup;
}

void SwitchedFeed::sound(std::uint64_t first, std::span<std::int16_t> out) {
    other_.resize(out.size());
    const Which which = on_air_;
    Feed& shown = which == Which::main ? *main_ : *backup_;
    Feed& hidden = which == Which::main ? *backup_ : *main_;
    shown.sound(first, out);
    hidden.sound(first, other_);
    if (std::exchange(heard_, which) != which) go_over(other_, out);
}

void SwitchedFeed::tend(Instant now) {
    main_->tend(now);
    backup_->tend(now);
}

Signs SwitchedFeed::signs() const {
    return on_air_ == Which::main ? main_->signs() : backup_->signs();
}

}  // namespace paraninfo::program
