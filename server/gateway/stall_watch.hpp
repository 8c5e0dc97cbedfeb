// Notices from outside a thread whose handler does not return: asks each loop for a sign of life, and logs
// and counts, once a stall, the one that owes it for too long. Blind to its own thread, the main one, on
// which all of it is called. The loops outlive it.
#pragma once

#include "server/observe/metrics.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace paraninfo::gateway {

class StallWatch {
  public:
    using Steady = std::chrono::steady_clock;
    // Together the longest that a stall goes unnoticed: a second.
    static constexpr std::chrono::milliseconds look_every{100};
    static constexpr std::chrono::milliseconds stalled_after{800};

    explicit StallWatch(boost::asio::io_context& own) : timer_(own) {}

    void watch(std::string thread, boost::asio::io_context& loop);
    // Looks regularly from now on, until the loop that it lives on stops.
    void start();
    void look(Steady::time_point now);

  private:
    struct Watched {
        std::string thread;
        boost::asio::io_context& loop;
        observe::Counter& stalls;
        Steady::time_point asked_at{};
        // The answer to the last question; shared with the question, which may outlive this.
        std::shared_ptr<std::atomic<bool>> answered = std::make_shared<std::atomic<bool>>(true);
        bool stalled = false;
    };

    boost::asio::steady_timer timer_;
    std::vector<Watched> watched_;
};

}  // namespace paraninfo::gateway
