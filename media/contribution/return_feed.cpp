#include "media/contribution/return_feed.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace paraninfo::contribution {

ReturnFeed::ReturnFeed(const ReturnPictureSettings& settings,
                       std::function<void(const std::string& text)> failed)
    : settings_(settings), failed_(std::move(failed)) {
}

ReturnFeed::~ReturnFeed() = default;

bool ReturnFeed::heard(const Listener& listener) const {
    return std::any_of(places_.begin(), places_.end(),
                       [&](const Place& place) { return place.listener == listener; });
}

// The signalling thread alone changes what there is, so it may look without the lock; an encoder's threads
// wait for that lock, so that none is made or destroyed within it.
void ReturnFeed::make_encoders(const Listener& listener) {
    std::shared_ptr<ReturnEncoder> encoder = encoder_;
    if (!encoder)
        encoder = std::make_shared<ReturnEncoder>(
            settings_,
            [this](Instant at, GstBuffer* unit, bool key) {
                const std::lock_guard lock(mutex_);
                for (const Place& place : places_) place.player->picture(at, unit, key);
            },
            failed_);
    std::shared_ptr<SoundEncoder> sound;
    if (!heard(listener))
        sound = std::make_shared<SoundEncoder>(
            [this, listener](Instant at, GstBuffer* packet) {
                const std::lock_guard lock(mutex_);
                for (const Place& place : places_)
                    if (place.listener == listener) place.player->sound(at, packet);
            },
            failed_);
    const std::lock_guard lock(mutex_);
    encoder_ = std::move(encoder);
    if (sound) ears_.push_back({listener, std::move(sound)});
}

void ReturnFeed::tell_listeners() {
    std::vector<Listener> all;
    for (const Ear& ear : ears_) all.push_back(ear.listener);
    listeners_ = std::make_shared<const std::vector<Listener>>(std::move(all));
}

void ReturnFeed::add(ReturnPlayer& player, const Listener& listener) {
    make_encoders(listener);
    const std::lock_guard lock(mutex_);
    places_.push_back({&player, listener});
    tell_listeners();
}

void ReturnFeed::remove(const ReturnPlayer& player) {
    // Destroyed after the lock is open.
    std::shared_ptr<ReturnEncoder> encoder_over;
    std::vector<Ear> ears_over;
    const std::lock_guard lock(mutex_);
    std::erase_if(places_, [&](const Place& place) { return place.player == &player; });
    const auto over = std::stable_partition(ears_.begin(), ears_.end(),
                                            [&](const Ear& ear) { return heard(ear.listener); });
    ears_over.assign(std::make_move_iterator(over), std::make_move_iterator(ears_.end()));
    ears_.erase(over, ears_.end());
    if (places_.empty()) encoder_over = std::exchange(encoder_, nullptr);
    tell_listeners();
}

void ReturnFeed::key() {
    const std::lock_guard lock(mutex_);
    if (encoder_) encoder_->key();
}

void ReturnFeed::picture(Instant at, const gst::SharedBuffer& picture) {
    const std::lock_guard lock(mutex_);
    if (encoder_) encoder_->picture(at, picture);
}

Listeners ReturnFeed::listeners() const {
    const std::lock_guard lock(mutex_);
    return listeners_;
}

void ReturnFeed::sound(const Listener& listener, Instant at, std::span<const std::int16_t> samples) {
    const std::lock_guard lock(mutex_);
    for (const Ear& ear : ears_)
        if (ear.listener == listener) ear.encoder->sound(at, samples);
}

}  // namespace paraninfo::contribution
