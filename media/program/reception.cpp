#include "media/program/reception.hpp"

namespace paraninfo::program {

void Reception::begin(Instant now) {
    const std::lock_guard lock(mutex_);
    retimer_ = Retimer(offset_);
    last_sign_ = now;
    units_.break_off();
    forget_waiting();
}

void Reception::begin_anew(Instant now) {
    begin(now);
    const std::lock_guard lock(mutex_);
    pictures_.forget();
}

void Reception::put_picture(Instant source_time, Instant arrival, gst::SharedBuffer picture) {
    const std::lock_guard lock(mutex_);
    last_sign_ = arrival;
    // The pump takes the nearest picture: what comes later than half a frame before it is due may miss its
    // frame. Sources with a margin of their own do not notice.
    const Instant lead = offset_ ? frame_ / 2 : Instant::zero();
    const Retimer::Place place = retimer_.place(Stream::picture, source_time, arrival, lead);
    if (place.jumped) {
        forget_waiting();
        units_.break_off();  // one that waits for a picture of another timeline would wait for ever
    }
    pictures_.put(place.due, {std::move(picture), units_.mark(source_time)});
}

void Reception::put_unit(SourceUnit unit) {
    const std::lock_guard lock(mutex_);
    units_.put(std::move(unit));
}

void Reception::put_sound(Instant source_time, Instant arrival, std::span<const std::int16_t> samples) {
    const std::lock_guard lock(mutex_);
    last_sign_ = arrival;
    signs_.sounded = arrival;
    // The pump reads a block of sound at the block's beginning.
    const Retimer::Place place = retimer_.place(Stream::sound, source_time, arrival, block_);
    if (place.jumped) forget_waiting();
    const std::int64_t since = (place.due - origin_).count();
    const std::int64_t rate = sound_rate;
    sounds_.put(since / 1'000'000'000 * rate + since % 1'000'000'000 * rate / 1'000'000'000, samples);
}

void Reception::note_move(Instant arrival) {
    const std::lock_guard lock(mutex_);
    signs_.moved = arrival;
}

gst::SharedBuffer Reception::picture(Instant now) {
    const std::lock_guard lock(mutex_);
    // The nearest frame rather than the one before: pictures are then as often early as late against the
    // sound.
    const auto shown = pictures_.at(now + frame_ / 2, silent_after);
    if (!shown) {
        shown_.reset();
        return nullptr;
    }
    shown_ = shown->mark;
    return shown->picture;
}

std::vector<SourceUnit> Reception::take_units() {
    const std::lock_guard lock(mutex_);
    return shown_ ? units_.take(*shown_) : std::vector<SourceUnit>{};
}

void Reception::sound(std::uint64_t first, std::span<std::int16_t> out) {
    const std::lock_guard lock(mutex_);
    sounds_.read(first, out);
}

Instant Reception::last_sign() const {
    const std::lock_guard lock(mutex_);
    return last_sign_;
}

Signs Reception::signs() const {
    const std::lock_guard lock(mutex_);
    return signs_;
}

void Reception::forget_waiting() {
    pictures_.forget_waiting();
    sounds_.forget_waiting();
}

}  // namespace paraninfo::program
