#pragma once

// What happens at each block of the programme's sound, some of them to a frame (sound_blocks): ask the feed
// for the sound of this instant, and with a frame's first block for its picture, fall back to silence and to
// the slate, hand both to the encoders. Driven by the pump; no clock and no thread of its own. A beat that is
// far behind shows the picture before once more in place of mixing another: docs/decisions/shedding.md.

#include "media/program/feed.hpp"

#include <array>
#include <atomic>
#include <functional>
#include <vector>

namespace paraninfo::program {

// Where the beat leads: the encoders, in a programme.
class Stage {
  public:
    virtual ~Stage() = default;
    // False where the stage is behind and left a droppable picture out.
    virtual bool picture(std::uint64_t frame, const gst::SharedBuffer& picture, bool droppable) = 0;
    virtual void sound(std::uint64_t first, std::span<const std::int16_t> samples) = 0;
};

class Beat {
  public:
    using Slate = std::function<gst::SharedBuffer()>;

    static constexpr Instant hurries_at = std::chrono::milliseconds(500);

    Beat(std::uint32_t fps, std::uint32_t part_frames, Feed& feed, Slate slate, Stage& stage);

    std::uint64_t blocks() const { return blocks_; }  // of a frame
    // `block` grows by one from call to call, `now` is its instant, `late` how far it is past.
    void step(std::uint64_t block, Instant now, Instant late = Instant{0});

    // The slate and silence, whatever the feed has. Any thread; holds from the next frame on.
    void hide_feed(bool hidden) { hidden_ = hidden; }

    bool hidden() const { return frame_hidden_; }  // for the stage
    bool live() const { return live_; }
    bool feed_silent() const { return feed_silent_; }
    // Pictures that the stage left out, or that were not made.
    std::uint64_t dropped() const { return dropped_; }
    // The highest sample of each channel since the last call, 0 to 32768.
    std::array<int, 2> take_peaks();

  private:
    void take_picture(std::uint64_t frame, Instant now, bool hurries);
    gst::SharedBuffer make_picture(Instant now);
    void take_sound(std::uint64_t first);
    void note_peaks();

    const std::uint64_t blocks_;
    const std::uint32_t part_frames_;
    Feed& feed_;
    Slate slate_;
    Stage& stage_;
    std::vector<std::int16_t> samples_;
    gst::SharedBuffer shown_;  // in the frame before
    std::atomic<bool> hidden_ = false;
    bool frame_hidden_ = false;  // of the frame in hand, picture and sound
    std::atomic<bool> live_ = false;
    std::atomic<bool> feed_silent_ = true;
    std::atomic<std::uint64_t> dropped_ = 0;
    std::array<std::atomic<int>, 2> peaks_{};
};

}  // namespace paraninfo::program
