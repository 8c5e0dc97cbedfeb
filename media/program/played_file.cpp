#include "media/program/played_file.hpp"

#include "media/program/clock.hpp"

#include <utility>

namespace paraninfo::program {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

PlayedFile::PlayedFile(std::string path, const FeedPlace& place, Say say)
    : DecodedFeed(place, std::move(say)), path_(std::move(path)) {
}

void PlayedFile::take(const media_link::FileMix& wish) {
    const std::lock_guard acting(acting_);
    plays_ = wish.plays;
    loop_ = wish.loop;
    if (std::exchange(begun_, wish.begun) != wish.begun) rewind();
    step(monotonic_now());
}

void PlayedFile::tend(Instant now) {
    const std::lock_guard acting(acting_);
    if (state().state == State::opening && !decoder_) return open();
    step(now);
}

// What comes before its turn (a first picture that is not due yet) leaves what is shown as it is.
gst::SharedBuffer PlayedFile::picture(Instant now) {
    gst::SharedBuffer fresh = reception_.picture(now);
    const std::lock_guard lock(mutex_);
    if (fresh && fresh_) shown_ = std::move(fresh);
    return shown_;
}

media_link::FileState PlayedFile::state() const {
    const std::lock_guard lock(mutex_);
    return {{},
            state_,
            why_,
            told_begun_,
            duration_cast<milliseconds>(position_),
            duration_cast<milliseconds>(length_)};
}

bool PlayedFile::waits() const {
    const std::lock_guard acting(acting_);
    return state().state == State::opening && !decoder_;
}

bool PlayedFile::opens() const {
    const std::lock_guard acting(acting_);
    return state().state == State::opening && decoder_;
}

void PlayedFile::step(Instant now) {
    switch (state().state) {
        case State::opening:
            if (decoder_) opened();
            break;
        case State::paused:
            if (plays_ && decoder_)
                go_on(now);
            else if (plays_)
                start();
            break;
        case State::playing:
            follow(now);
            break;
        case State::ended:
        case State::refused:
            break;
    }
}

DecoderHandlers PlayedFile::playing_handlers() {
    DecoderHandlers to = handlers();
    to.picture = [this, put = std::move(to.picture)](Instant time, const gst::SharedBuffer& picture) {
        put(time, picture);
        note_position(time);
    };
    to.held = [this](gst::SharedBuffer picture) {
        const std::lock_guard lock(mutex_);
        if (first_) return;
        first_ = std::move(picture);
        if (!fresh_) shown_ = first_;
    };
    return to;
}

void PlayedFile::note_position(Instant position) {
    const std::lock_guard lock(mutex_);
    position_ = position;
    fresh_ = true;
}

bool PlayedFile::has_picture() const {
    const std::lock_guard lock(mutex_);
    return first_ != nullptr;
}

void PlayedFile::open() {
    decoder_ = try_decoder(
        [this] { return std::make_unique<Decoder>(path_, size_, playing_handlers(), Decoder::Begin::held); });
    if (!decoder_) refuse(Why::unreadable);
}

// Once its first picture is there it stands at it, or goes on from it at once.
void PlayedFile::opened() {
    if (decoder_->over()) return refuse(Why::unreadable);
    if (!has_picture()) {
        if (monotonic_now() - reception_.last_sign() > dead_after) refuse(Why::no_picture);
        return;
    }
    if (const auto length = decoder_->length()) {
        const std::lock_guard lock(mutex_);
        length_ = *length;
    }
    set_state(State::paused);
    if (plays_)
        go_on(monotonic_now());
    else
        decoder_.reset();
}

void PlayedFile::start() {
    decoder_.reset();
    reception_.begin_anew(monotonic_now());
    decoder_ = try_decoder([this] { return std::make_unique<Decoder>(path_, size_, playing_handlers()); });
    if (!decoder_) return refuse(Why::unreadable);
    set_state(State::playing);
}

// While it stood the clock went on: what comes next has a timeline of its own.
void PlayedFile::go_on(Instant now) {
    reception_.begin(now);
    decoder_->play();
    set_state(State::playing);
}

void PlayedFile::follow(Instant now) {
    if (decoder_->over()) return end_reached();
    if (now - reception_.last_sign() > stuck_after) {
        say_("nothing comes of the file any more");
        return refuse(Why::broken);
    }
    if (plays_) return;
    decoder_->hold();
    set_state(State::paused);
}

// What waits of it is still shown and heard.
void PlayedFile::end_reached() {
    if (decoder_->failed()) return refuse(Why::broken);
    if (loop_ && plays_) return start();
    decoder_.reset();
    set_state(State::ended);
}

void PlayedFile::rewind() {
    decoder_.reset();
    reception_.begin_anew(monotonic_now());
    const std::lock_guard lock(mutex_);
    told_begun_ = begun_;
    position_ = Instant::zero();
    fresh_ = false;
    shown_ = first_;
    why_ = Why::nothing;
    state_ = first_ ? State::paused : State::opening;
}

void PlayedFile::refuse(Why why) {
    decoder_.reset();
    const std::lock_guard lock(mutex_);
    state_ = State::refused;
    why_ = why;
}

void PlayedFile::set_state(State state) {
    const std::lock_guard lock(mutex_);
    state_ = state;
}

}  // namespace paraninfo::program
