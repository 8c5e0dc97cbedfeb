// Those who receive one output: a connection and a queue each, so that none waits for another. Owns their
// sockets; of the outputs' thread.
#pragma once

#include "media/ingest/receiver_queue.hpp"
#include "media/ingest/srt_socket.hpp"

#include <chrono>
#include <cstdint>
#include <list>

namespace paraninfo::ingest {

class Receivers {
  public:
    using Time = std::chrono::steady_clock::time_point;
    // Who takes nothing for so long is let go; who is not there any more is noticed by libsrt in five
    // seconds.
    static constexpr std::chrono::seconds stuck_after{10};

    // Lets go of it where there are receivers_max.
    bool add(SrtSocket socket, Time now);
    void push(const OutputPiece& piece);
    void break_off();
    // Sends what can be sent and drops whoever is gone or stuck.
    void serve(Time now);
    void clear() { all_.clear(); }

    std::size_t count() const { return all_.size(); }
    bool has_waiting() const;
    std::uint64_t bytes_sent() const { return bytes_sent_; }  // to all there ever were
    std::uint64_t breaks() const;

  private:
    struct Receiver {
        SrtSocket socket;
        ReceiverQueue queue;
        Time moved_at;  // when something was sent, or nothing waited
    };
    bool serve(Receiver& receiver, Time now);

    std::list<Receiver> all_;
    std::uint64_t bytes_sent_ = 0;
    std::uint64_t breaks_of_gone_ = 0;
};

}  // namespace paraninfo::ingest
