#pragma once

// One room's programme, whole: feed, slate, pump, encoders and packager put together for one configuration.
// Runs from its construction on; the pump's and the encoders' threads are within.

#include "media/encode/thumbnailer.hpp"
#include "media/mix/loudness.hpp"
#include "media/program/beat.hpp"
#include "media/program/ladder.hpp"
#include "media/program/outputs.hpp"
#include "media/program/packager.hpp"
#include "media/program/passage.hpp"
#include "media/program/pump.hpp"
#include "media/program/slate_card.hpp"
#include "media/program/spare_power.hpp"
#include "media/program/studio.hpp"
#include "media/program/switched_feed.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace paraninfo::program {

struct ProgrammeHandlers {
    Packager::Sink send;                                  // any thread; must not block
    std::function<void(const std::string& text)> failed;  // the run cannot go on; any thread
};

class Programme final : private Stage {
  public:
    // Throws std::invalid_argument or std::runtime_error where it cannot run. `media_socket`: the feed's lies
    // beside it. `not_before`: no frame is dated earlier.
    Programme(const media_link::Configure& configure, const std::string& media_socket, Instant not_before,
              ProgrammeHandlers handlers);
    ~Programme() override;
    Programme(const Programme&) = delete;
    Programme& operator=(const Programme&) = delete;

    // About ten times a second, always on the same thread.
    void tend();
    // On the thread that tends, or one that it excludes.
    void show_slate(const media_link::Slate& slate);
    media_link::Health health() const;  // any thread
    // Nothing where the room takes no panelists.
    Studio* studio() { return studio_.get(); }

  private:
    static constexpr std::uint64_t all_stalled_seconds = 3;
    static constexpr std::uint64_t one_stalled_seconds = 8;  // it was not shed, or could not be
    static constexpr Instant sound_lost_after = std::chrono::seconds(2);
    static constexpr unsigned thumbnail_every_s = 4;

    bool picture(std::uint64_t frame, const gst::SharedBuffer& picture, bool droppable) override;
    void sound(std::uint64_t first, std::span<const std::int16_t> samples) override;
    bool direct_picture(std::uint64_t frame, const gst::SharedBuffer& picture);
    encode::EncoderHandlers encoder_handlers();
    encode::ThumbnailerHandlers thumbnail_handlers();
    void watch_encoders();
    std::uint64_t frames_late() const;
    void tend_studio(Instant now);
    void say(media_link::Level level, const std::string& text);
    void tell_of_silence();
    void tell_of_the_switch();
    void tell_of_lost_sound(Instant now);
    void tell_of_the_passage(const Passage::Step& step);
    void send_levels();
    void give_away(std::uint64_t frame, const gst::SharedBuffer& picture);
    void give_away(std::uint64_t first, std::span<const std::int16_t> samples);

    const Plan plan_;
    const Instant origin_;
    ProgrammeHandlers handlers_;
    Packager packager_;
    SlateCard slate_;
    const std::unique_ptr<Feed> floor_;
    const SwitchedFeed* const switched_;  // the floor, where there is a backup
    const std::unique_ptr<Studio> studio_;
    Feed& feed_;  // the studio's, or the floor
    // Of the pump's thread.
    std::unique_ptr<mix::Loudness> loudness_;
    std::vector<std::int16_t> levelled_;
    std::vector<std::int16_t> silence_;
    std::unique_ptr<Passage> passage_;  // of a direct room
    std::string told_why_not_;          // the source is not passed on
    std::atomic<bool> passing_ = false;
    Outputs outputs_;
    std::vector<std::int16_t> hall_minus_;  // of the pump's thread
    Ladder ladder_;                         // before the encoder, whose threads tell it what came out
    encode::Encoder encoder_;
    encode::Thumbnailer thumbnailer_;
    Beat beat_;
    std::unique_ptr<Pump> pump_;  // last made, first ended
    unsigned tends_ = 0;          // of the thread that tends
    SparePower spare_;
    bool sound_was_lost_ = false;
    SwitchedFeed::Which was_on_air_ = SwitchedFeed::Which::main;
    bool was_silent_ = true;
};

}  // namespace paraninfo::program
