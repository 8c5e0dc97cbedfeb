#pragma once

// Where decoded units of a source wait for the pump: one retimer and two mailboxes behind a lock. The
// decoder's threads put, the pump reads. Nothing here waits for anybody.

#include "media/program/picture_mailbox.hpp"
#include "media/program/retimer.hpp"
#include "media/program/sound_mailbox.hpp"
#include "media/program/unit_queue.hpp"

#include <mutex>

namespace paraninfo::program {

class Reception {
  public:
    static constexpr Instant silent_after = std::chrono::milliseconds(500);

    // `origin`: CLOCK_MONOTONIC of the programme's sample 0. `frame`: how long a picture lasts. `offset`: of
    // a source whose times are CLOCK_MONOTONIC, how long after them it is shown and heard at first, and at
    // the least.
    Reception(Instant origin, Instant frame, std::optional<Retimer::Clocked> offset = {})
        : origin_(origin),
          frame_(frame),
          block_(frame / sound_blocks(std::chrono::seconds(1) / frame)),
          offset_(offset),
          retimer_(offset) {}

    // A new session of the source: its own timeline; nothing of the one before is shown any more but its last
    // picture.
    void begin(Instant now);
    // The same, and not even the last picture is shown any more.
    void begin_anew(Instant now);
    void put_picture(Instant source_time, Instant arrival, gst::SharedBuffer picture);
    void put_sound(Instant source_time, Instant arrival, std::span<const std::int16_t> samples);

    // A picture as it was coded, before it is put as a picture.
    void put_unit(SourceUnit unit);

    // The picture put last is another than those before it.
    void note_move(Instant arrival);

    gst::SharedBuffer picture(Instant now);
    // Those up to the picture that was given last.
    std::vector<SourceUnit> take_units();
    void sound(std::uint64_t first, std::span<std::int16_t> out);
    // When anything last came, or the session began.
    Instant last_sign() const;
    Signs signs() const;  // `picture` is left false

  private:
    void forget_waiting();

    const Instant origin_;
    const Instant frame_;
    const Instant block_;  // of sound
    const std::optional<Retimer::Clocked> offset_;
    mutable std::mutex mutex_;
    Retimer retimer_;
    struct Dated {
        gst::SharedBuffer picture;
        UnitQueue::Mark mark;
    };
    PictureMailbox<Dated> pictures_;
    UnitQueue units_;
    std::optional<UnitQueue::Mark> shown_;
    SoundMailbox sounds_;
    Instant last_sign_{0};
    Signs signs_;
};

}  // namespace paraninfo::program
