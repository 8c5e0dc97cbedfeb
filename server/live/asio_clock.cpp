#include "server/live/asio_clock.hpp"

#include "server/observe/clock.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <memory>

namespace paraninfo::live {

std::int64_t AsioClock::wall_ms() const {
    return observe::wall_ms();
}

std::int64_t AsioClock::steady_ms() const {
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
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
