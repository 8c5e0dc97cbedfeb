// Frames on their way into a socket, in order and bounded. A queue that overflowed stays empty and says so
// until it is cleared: its owner drops the connection. Guarded by whoever owns it.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>

namespace paraninfo::link {

class Outgoing {
  public:
    explicit Outgoing(std::size_t bytes_max) : bytes_max_(bytes_max) {}

    void push(std::shared_ptr<const std::string> frame);
    // Writes what the non-blocking socket takes; false when the peer is gone.
    bool write_to(int socket);
    void clear();

    bool empty() const { return frames_.empty(); }
    bool overflowed() const { return overflowed_; }
    std::size_t bytes() const { return bytes_; }

  private:
    void consume(std::size_t count);

    std::size_t bytes_max_;
    std::deque<std::shared_ptr<const std::string>> frames_;
    std::size_t written_ = 0;  // of the first frame
    std::size_t bytes_ = 0;
    bool overflowed_ = false;
};

}  // namespace paraninfo::link
