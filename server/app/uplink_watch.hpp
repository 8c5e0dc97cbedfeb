// Looks once a second at what the picture takes of the uplink, tells it as a metric, and near the limit has
// the gateway withhold the best renditions from new viewers (hls/egress_guard). On the main thread's
// io_context.
#pragma once

#include "server/gateway/gateway.hpp"
#include "server/hls/egress_guard.hpp"
#include "server/observe/metrics.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

namespace paraninfo::app {

class UplinkWatch {
  public:
    // `gateway` outlives it. `mbit_max` 0: only looks.
    UplinkWatch(boost::asio::io_context& context, gateway::Gateway& gateway, int mbit_max,
                std::size_t renditions);
    void start() { arm(); }
    // Any thread: what the last look found.
    double mbit() const { return mbit_.value(); }
    int withheld() const { return static_cast<int>(withheld_.value()); }

  private:
    void arm();
    void look();

    gateway::Gateway& gateway_;
    hls::EgressGuard guard_;
    observe::Gauge& mbit_;
    observe::Gauge& withheld_;
    boost::asio::steady_timer timer_;
};

}  // namespace paraninfo::app
