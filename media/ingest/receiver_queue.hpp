// What waits for one receiver of an output: pieces of MPEG-TS, from one that opens on. A receiver that falls
// too far behind loses all that waits and goes on with the next piece that opens: a decoder can do nothing
// with what lies between. Pure; of the thread that owns the receiver.
#pragma once

#include "protocol/media_link/outputs.hpp"

#include <cstdint>
#include <deque>
#include <memory>
#include <string_view>

namespace paraninfo::ingest {

// Shared by all receivers of the output.
using OutputPiece = std::shared_ptr<const media_link::OutputBytes>;

class ReceiverQueue {
  public:
    // Two seconds of the largest rendition at its usual rate, with its key frames.
    static constexpr std::size_t bytes_max = 4U << 20;

    void push(const OutputPiece& piece);
    // What is to be sent next, `most` bytes of one piece; empty: nothing waits.
    std::string_view next(std::size_t most) const;
    // So many of these are sent.
    void sent(std::size_t count);
    // What comes does not follow what came: from the next piece that opens on.
    void break_off();

    bool empty() const { return pieces_.empty(); }
    std::size_t bytes() const { return bytes_; }
    std::uint64_t breaks() const { return breaks_; }  // for being behind

  private:
    std::deque<OutputPiece> pieces_;
    std::size_t sent_ = 0;  // of the first
    std::size_t bytes_ = 0;
    std::uint64_t breaks_ = 0;
    bool open_ = false;
};

}  // namespace paraninfo::ingest
