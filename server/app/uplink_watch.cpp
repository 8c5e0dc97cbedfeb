#include "server/app/uplink_watch.hpp"

#include "server/observe/log.hpp"

namespace paraninfo::app {

UplinkWatch::UplinkWatch(boost::asio::io_context& context, gateway::Gateway& gateway, int mbit_max,
                         std::size_t renditions)
    : gateway_(gateway),
      guard_(mbit_max, renditions),
      mbit_(observe::gauge("paraninfo_egress_mbit", "What the picture takes of the uplink, Mbit/s.")),
      withheld_(
          observe::gauge("paraninfo_renditions_withheld", "Best renditions that new viewers are not shown.")),
      timer_(context) {
    observe::gauge("paraninfo_egress_mbit_max", "Of the uplink, as configured; 0: no limit.").set(mbit_max);
}

void UplinkWatch::arm() {
    timer_.expires_after(std::chrono::seconds(1));
    timer_.async_wait([this](boost::system::error_code ec) {
        if (ec) return;
        look();
        arm();
    });
}

void UplinkWatch::look() {
    const bool changed = guard_.tick(gateway_.sent_bytes(), std::chrono::steady_clock::now());
    mbit_.set(guard_.mbit());
    if (!changed) return;
    withheld_.set(static_cast<double>(guard_.withheld()));
    observe::log_warn("uplink.renditions_withheld",
                      {{"withheld", guard_.withheld()}, {"mbit", static_cast<std::int64_t>(guard_.mbit())}});
    gateway_.withhold(guard_.withheld());
}

}  // namespace paraninfo::app
