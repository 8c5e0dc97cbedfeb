// The packager's way from one timeline of a direct room to the next.
#include "media/cmaf/init_segment.hpp"
#include "media/program/packager.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace paraninfo::program {

cmaf::Opens Packager::follow(std::uint64_t frame, bool opens_segment) {
    const std::lock_guard lock(mutex_);
    return (next_cuts_ ? next_cuts_ : cuts_)->follow(frame, opens_segment);
}

cmaf::Opens Packager::begin_timeline(std::uint64_t frame, std::shared_ptr<const UnitFormat> passed) {
    const std::lock_guard lock(mutex_);
    cuts_->end_at(frame);
    next_cuts_ = std::make_shared<cmaf::Cuts>(plan_.grid, frame);
    const cmaf::Opens opens = next_cuts_->follow(frame, true);
    is_moved_.assign(inits_.size(), false);
    moves_left_ = inits_.size();
    const bool was_passed = passed_ != nullptr;
    const bool rests = counts_from_.front() == std::numeric_limits<std::uint64_t>::max();
    passed_ = std::move(passed);
    // No encoder has anything more to say of what was passed on, nor of what is not encoded.
    if (was_passed || rests) move_video(0);
    return opens;
}

bool Packager::settled() const {
    const std::lock_guard lock(mutex_);
    return !next_cuts_ && inits_left_ == 0;
}

void Packager::pass(std::uint64_t frame, std::vector<cmaf::Unit> units) {
    const std::lock_guard lock(mutex_);
    if (is_moved(0)) return add_parts(0, video_.front().pass(frame, units));
    if (waiting_.size() >= passed_max) return fail("an encoder does not come to the end of a timeline");
    waiting_.push_back({frame, std::move(units)});
}

bool Packager::is_due_to_move(std::size_t rendition, std::uint64_t frame) const {
    return next_cuts_ && !is_moved_[rendition] && frame >= next_cuts_->base();
}

void Packager::move_video(std::size_t rendition) {
    add_parts(rendition, video_[rendition].close());
    video_[rendition] = cmaf::VideoSegmenter(next_cuts_, origin_.count());
    moved(rendition);
    if (!passes(rendition)) return;
    for (Passed& passed : std::exchange(waiting_, {}))
        add_parts(rendition, video_[rendition].pass(passed.frame, passed.units));
}

void Packager::moved(std::size_t place) {
    is_moved_[place] = true;
    if (--moves_left_ == 0) begin_to_send();
}

// The old timeline is complete: what waited is the beginning of the new one.
void Packager::begin_to_send() {
    if (over_) return;
    cuts_ = std::exchange(next_cuts_, nullptr);
    is_moved_.assign(inits_.size(), false);
    sink_(media_link::Discontinuity{++timeline_});
    for (std::size_t place = 0; place < inits_.size(); ++place) {
        auto init = init_at(place);
        if (!init) return fail("what the source sends cannot be described");
        sink_(std::move(*init));
    }
    for (media_link::Message& message : std::exchange(held_, {})) sink_(std::move(message));
}

std::optional<media_link::Init> Packager::init_at(std::size_t place) const {
    std::optional<media_link::Init> init = inits_[place];
    if (place > 0 || !passed_) return init;
    const auto made = cmaf::video_init(passed_->avcc, static_cast<std::uint16_t>(passed_->width),
                                       static_cast<std::uint16_t>(passed_->height));
    if (!made) return std::nullopt;
    init->codec = made->codecs;
    init->width = static_cast<std::uint16_t>(made->width);
    init->height = static_cast<std::uint16_t>(made->height);
    init->bytes = made->bytes;
    return init;
}

}  // namespace paraninfo::program
