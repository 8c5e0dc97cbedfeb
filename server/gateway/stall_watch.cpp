#include "server/gateway/stall_watch.hpp"

#include "server/observe/log.hpp"

#include <boost/asio/post.hpp>

#include <utility>

namespace paraninfo::gateway {
namespace {

std::int64_t milliseconds(StallWatch::Steady::duration time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
}

}  // namespace

void StallWatch::watch(std::string thread, boost::asio::io_context& loop) {
    auto& stalls =
        observe::counter("paraninfo_loop_stalls_total", "Times that a thread gave no sign of life for 0.8 s.",
                         "thread=\"" + thread + '"');
    watched_.push_back({.thread = std::move(thread), .loop = loop, .stalls = stalls});
}

void StallWatch::start() {
    timer_.expires_after(look_every);
    timer_.async_wait([this](boost::system::error_code ec) {
        if (ec) return;
        look(Steady::now());
        start();
    });
}

void StallWatch::look(Steady::time_point now) {
    for (Watched& one : watched_) {
        const auto silent = now - one.asked_at;
        if (one.answered->load(std::memory_order_relaxed)) {
            if (std::exchange(one.stalled, false))
                observe::log_warn("loop.goes_on",
                                  {{"thread", one.thread}, {"after_ms", milliseconds(silent)}});
            one.asked_at = now;
            one.answered->store(false, std::memory_order_relaxed);
            boost::asio::post(one.loop, [answered = one.answered] { answered->store(true); });
        } else if (!one.stalled && silent >= stalled_after) {
            one.stalled = true;
            one.stalls.add();
            observe::log_error("loop.stalled", {{"thread", one.thread}, {"for_ms", milliseconds(silent)}});
        }
    }
}

}  // namespace paraninfo::gateway
