// Puts the code by which a phone joins onto the screens of the rooms that have one: the state `hall_code`,
// for screens alone, another each minute. On the main thread.
#pragma once

#include "config/settings.hpp"
#include "server/access/access.hpp"
#include "server/live/hub.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <string>

namespace paraninfo::app {

class HallCodeBoard {
  public:
    // All outlive it.
    HallCodeBoard(boost::asio::io_context& main, const config::Settings& settings,
                  const access::Access& access, live::Hub& hub);
    HallCodeBoard(const HallCodeBoard&) = delete;
    HallCodeBoard& operator=(const HallCodeBoard&) = delete;

    void start();

  private:
    void show();

    const config::Settings& settings_;
    const access::Access& access_;
    live::Hub& hub_;
    boost::asio::steady_timer timer_;
};

}  // namespace paraninfo::app
