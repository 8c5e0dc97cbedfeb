// The clock of a running server: the system's time, and timers on the rooms thread.
#pragma once

#include "server/live/clock.hpp"

#include <boost/asio/io_context.hpp>

namespace paraninfo::live {

class AsioClock : public Clock {
  public:
    explicit AsioClock(boost::asio::io_context& rooms) : rooms_(rooms) {}

    std::int64_t wall_ms() const override;
    std::int64_t steady_ms() const override;
    void after(std::chrono::milliseconds delay, std::function<void()> then) override;

  private:
    boost::asio::io_context& rooms_;
};

}  // namespace paraninfo::live
