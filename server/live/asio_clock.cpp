#include "server/live/asio_clock.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <memory>

namespace paraninfo::live {

namespace {

template <typename Clock>
std::int64_t ms_since_epoch() {
    const auto since = Clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

}  // namespace

std::int64_t AsioClock::wall_ms() const {
    return ms_since_epoch<std::chrono::system_clock>();
}

std::int64_t AsioClock::steady_ms() const {
    return ms_since_epoch<std::chrono::steady_clock>();
}

void AsioClock::after(std::chrono::milliseconds delay, std::function<void()> then) {
    if (delay.count() <= 0) {
        boost::asio::post(rooms_, std::move(then));
        return;
    }
    const auto timer = std::make_shared<boost::asio::steady_timer>(rooms_, delay);
    timer->async_wait([timer, then = std::move(then)](const boost::system::error_code& ec) {
        if (!ec) then();
    });
}

}  // namespace paraninfo::live
