#pragma once

// Which coded pictures of a publication are decoded: all of them, or key frames alone while nobody needs more
// of it than a thumbnail. What was left out is missed by every picture up to the next key frame, so none of
// those is decoded either. passes() on the decoder's thread, the rest on any.

#include "media/contribution/receiver.hpp"

#include <atomic>
#include <optional>

namespace paraninfo::contribution {

class PictureGate {
  public:
    // Of thumbnails: a key frame is asked for so often.
    static constexpr Instant asked_every = std::chrono::seconds(4);
    // And decoded at most so often, whatever the sender does.
    static constexpr Instant decoded_every = std::chrono::milliseconds(450);

    void want_whole(bool whole) { whole_ = whole; }
    bool whole() const { return whole_; }
    // Whether this one is decoded. `now` grows from call to call.
    bool passes(bool key, Instant now);
    // All of it is wanted, and there is nothing to show before a key frame comes.
    bool lacks_key() const { return whole_ && broken_; }

  private:
    std::atomic<bool> whole_ = true;
    std::atomic<bool> broken_ = false;  // one that the next delta frame builds on was left out
    std::optional<Instant> decoded_;    // the newest key frame
};

}  // namespace paraninfo::contribution
