#include "server/gateway/readiness.hpp"

#include "server/observe/log.hpp"

#include <boost/asio/post.hpp>

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <system_error>
#include <thread>
#include <utility>

namespace paraninfo::gateway {
namespace {

constexpr std::uint32_t whole_life = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
constexpr std::uint32_t over = EPOLLRDHUP | EPOLLHUP | EPOLLERR;

}  // namespace

Readiness::Readiness() : epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    if (epoll_ < 0) throw std::system_error(errno, std::system_category(), "epoll_create1");
}

Readiness::~Readiness() {
    stop();
    ::close(epoll_);
}

void Readiness::start(boost::asio::io_context& context) {
    descriptor_.emplace(context, epoll_);
    wait();
}

void Readiness::stop() {
    // The descriptor is Asio's only to wait for.
    if (descriptor_ && descriptor_->is_open()) descriptor_->release();
    descriptor_.reset();
    while (!watched_.empty()) {
        Watched& first = watched_.front();
        watched_.pop_front();
        first.let_go();
    }
}

bool Readiness::add(int descriptor, Watched& watched) {
    epoll_event event{.events = whole_life, .data = {.ptr = &watched}};
    if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, descriptor, &event) != 0) return false;
    watched_.push_back(watched);
    return true;
}

void Readiness::remove(int descriptor, Watched& watched) {
    // Closing would not do: a child between fork and exec holds a copy, and the entry would stay.
    ::epoll_ctl(epoll_, EPOLL_CTL_DEL, descriptor, nullptr);
    if (watched.is_linked()) watched.unlink();
}

void Readiness::wait() {
    descriptor_->async_wait(Descriptor::wait_read, [this](const boost::system::error_code& ec) {
        if (!ec) turn();
    });
}

void Readiness::look_again(std::size_t told) {
    const auto before = std::exchange(looked_, Steady::now());
    empty_looks_ = told == 0 ? empty_looks_ + 1 : 0;
    if (empty_looks_ >= quiet_after || looked_ - before > 2 * looks_apart) return wait();
    // Asleep, where no socket wakes the thread, once what else is queued on the loop has had its turn.
    boost::asio::post(descriptor_->get_executor(), [this] {
        std::this_thread::sleep_until(looked_ + looks_apart);
        turn();
    });
}

void Readiness::turn() {
    std::array<epoll_event, told_in_a_turn> events{};
    const int found = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), 0);
    const auto count = static_cast<std::size_t>(std::max(found, 0));
    look_again(count);
    std::array<std::shared_ptr<Watched>, told_in_a_turn> told;
    for (std::size_t i = 0; i < count; ++i) told[i] = static_cast<Watched*>(events[i].data.ptr)->hold();
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t what = events[i].events;
        try {
            told[i]->ready((what & (EPOLLIN | over)) != 0, (what & (EPOLLOUT | over)) != 0,
                           (what & over) != 0);
        } catch (const std::exception& error) {
            // This connection is lost with it, also to itself; the others are still told: an edge comes once.
            observe::log_error("gateway.handler_failed", {{"what", error.what()}});
            told[i]->let_go();
        }
    }
}

}  // namespace paraninfo::gateway
