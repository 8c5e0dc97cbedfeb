#pragma once

// The return as a whole: its encoders, made while somebody plays, and the players that what they make goes
// to. Players are added and taken on the signalling thread; pictures and sounds come on the pump's; neither
// waits for the other's work, only for the short lock around the lists.

#include "media/contribution/contributions.hpp"
#include "media/contribution/return_encoder.hpp"
#include "media/contribution/return_player.hpp"
#include "media/contribution/sound_encoder.hpp"

#include <mutex>

namespace paraninfo::contribution {

class ReturnFeed {
  public:
    ReturnFeed(const ReturnPictureSettings& settings, std::function<void(const std::string& text)> failed);
    ~ReturnFeed();  // no player is left
    ReturnFeed(const ReturnFeed&) = delete;
    ReturnFeed& operator=(const ReturnFeed&) = delete;

    // Throws std::runtime_error where an encoder cannot be made. A player is removed before it is destroyed.
    void add(ReturnPlayer& player, const Listener& listener);
    void remove(const ReturnPlayer& player);
    void key();  // any thread

    void picture(Instant at, const gst::SharedBuffer& picture);
    Listeners listeners() const;
    void sound(const Listener& listener, Instant at, std::span<const std::int16_t> samples);

  private:
    struct Place {
        ReturnPlayer* player;
        Listener listener;
    };
    struct Ear {
        Listener listener;
        std::shared_ptr<SoundEncoder> encoder;
    };
    void make_encoders(const Listener& listener);
    void tell_listeners();
    bool heard(const Listener& listener) const;

    const ReturnPictureSettings settings_;
    const std::function<void(const std::string&)> failed_;
    mutable std::mutex mutex_;
    std::vector<Place> places_;
    std::vector<Ear> ears_;
    std::shared_ptr<ReturnEncoder> encoder_;
    Listeners listeners_ = std::make_shared<const std::vector<Listener>>();
};

}  // namespace paraninfo::contribution
