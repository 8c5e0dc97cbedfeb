#include "media/link/link.hpp"

#include "media/link/kept_media.hpp"
#include "media/link/outgoing.hpp"
#include "media/link/socket.hpp"
#include "protocol/media_link/codec.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <poll.h>
#include <stdexcept>
#include <sys/random.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace paraninfo::link {
namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds health_every{500};

std::uint32_t resident_kb() {
    std::ifstream statm{"/proc/self/statm"};
    std::uint64_t total = 0, resident = 0;
    statm >> total >> resident;
    return static_cast<std::uint32_t>(resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) / 1024);
}

int milliseconds_until(Steady::time_point when) {
    const auto left = std::chrono::ceil<milliseconds>(when - Steady::now()).count();
    return static_cast<int>(std::clamp<long>(left, 0, 1000));
}

}  // namespace

class Link::Impl {
  public:
    Impl(LinkOptions options, OnMessage on_message, HealthSource health)
        : options_(std::move(options)),
          on_message_(std::move(on_message)),
          health_(std::move(health)),
          kept_(options_.keep, media_link::kept_bytes_max),
          outgoing_(options_.queue_bytes_max) {}

    ~Impl() {
        close();
        if (thread_.joinable()) thread_.join();
    }

    void start() {
        thread_ = std::thread{[this] { run(); }};
    }

    void send(const media_link::Message& message) {
        const auto frame = std::make_shared<const std::string>(media_link::encode(message));
        {
            const std::lock_guard lock{mutex_};
            kept_.add(message, frame);
            if (connected_) outgoing_.push(frame);
        }
        waker_.wake();
    }

    void wait() {
        std::unique_lock lock{mutex_};
        ended_condition_.wait(lock, [this] { return ended_; });
    }

    void close() {
        closed_ = true;
        waker_.wake();
    }

  private:
    void run() {
        auto lost_at = Steady::now();
        while (!closed_ && Steady::now() - lost_at < options_.gateway_grace) {
            socket_ = connect_unix(options_.socket_path);
            if (!socket_) {
                rest(options_.retry_every);
                continue;
            }
            greet();
            converse();
            {
                const std::lock_guard lock{mutex_};
                connected_ = false;
                outgoing_.clear();
            }
            socket_.reset();
            lost_at = Steady::now();
            if (!closed_) rest(options_.retry_every);
        }
        const std::lock_guard lock{mutex_};
        ended_ = true;
        ended_condition_.notify_all();
    }

    void rest(milliseconds time) {
        pollfd waiting{waker_.get(), POLLIN, 0};
        const auto until = Steady::now() + time;
        while (!closed_ && Steady::now() < until) {
            if (::poll(&waiting, 1, milliseconds_until(until)) > 0) waker_.clear();
        }
    }

    void greet() {
        const std::lock_guard lock{mutex_};
        outgoing_.clear();
        outgoing_.push(std::make_shared<const std::string>(media_link::encode(options_.hello)));
        for (const Frame& frame : kept_.frames()) outgoing_.push(frame);
        connected_ = true;
        next_health_ = Steady::now();
    }

    void converse() {
        media_link::Decoder decoder{media_link::Stream::down};
        bool alive = true;
        while (alive && !closed_) {
            if (Steady::now() >= next_health_) say_health();
            std::array<pollfd, 2> waiting{pollfd{socket_.get(), POLLIN, 0}, pollfd{waker_.get(), POLLIN, 0}};
            {
                const std::lock_guard lock{mutex_};
                if (outgoing_.overflowed()) return;
                if (!outgoing_.empty()) waiting[0].events |= POLLOUT;
            }
            if (::poll(waiting.data(), waiting.size(), milliseconds_until(next_health_)) < 0 &&
                errno != EINTR) {
                return;
            }
            if (waiting[1].revents != 0) waker_.clear();
            if ((waiting[0].revents & POLLOUT) != 0) alive = write_some();
            if (alive && (waiting[0].revents & (POLLIN | POLLHUP | POLLERR)) != 0) alive = read_some(decoder);
        }
    }

    void say_health() {
        next_health_ = Steady::now() + health_every;
        media_link::Health health = health_ ? health_() : media_link::Health{};
        health.rss_kb = resident_kb();
        const std::lock_guard lock{mutex_};
        health.queued_bytes = static_cast<std::uint32_t>(outgoing_.bytes());
        outgoing_.push(std::make_shared<const std::string>(media_link::encode(health)));
    }

    bool write_some() {
        const std::lock_guard lock{mutex_};
        return outgoing_.write_to(socket_.get());
    }

    bool read_some(media_link::Decoder& decoder) {
        std::array<char, 16384> buffer;
        const auto got = ::recv(socket_.get(), buffer.data(), buffer.size(), 0);
        if (got < 0) return errno == EAGAIN || errno == EINTR;
        if (got == 0) return false;
        const std::string_view read{buffer.data(), static_cast<std::size_t>(got)};
        return !media_link::drain(decoder, read, [this](media_link::Message& message) {
            hand_over(std::move(message));
            return true;
        });
    }

    void hand_over(media_link::Message message) {
        if (std::holds_alternative<media_link::Stop>(message)) closed_ = true;
        on_message_(std::move(message));
    }

    const LinkOptions options_;
    const OnMessage on_message_;
    const HealthSource health_;
    Waker waker_;
    std::atomic<bool> closed_{false};
    Descriptor socket_;                 // the link's thread only
    Steady::time_point next_health_{};  // the link's thread only

    std::mutex mutex_;  // guards what follows
    KeptMedia kept_;
    Outgoing outgoing_;
    bool connected_ = false;
    bool ended_ = false;
    std::condition_variable ended_condition_;

    std::thread thread_;
};

Link::Link(LinkOptions options, OnMessage on_message, HealthSource health)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(on_message), std::move(health))) {
}
Link::~Link() = default;
void Link::start() {
    impl_->start();
}
void Link::send(media_link::Message message) {
    impl_->send(message);
}
void Link::wait() {
    impl_->wait();
}
void Link::close() {
    impl_->close();
}

std::string make_run_id() {
    std::array<unsigned char, media_link::run_id_bytes / 2> random{};
    if (::getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size())) {
        throw std::runtime_error{"the system gives no random bytes"};
    }
    constexpr std::string_view digits = "0123456789abcdef";
    std::string id;
    for (const unsigned char byte : random) {
        id.push_back(digits[byte >> 4]);
        id.push_back(digits[byte & 15]);
    }
    return id;
}

}  // namespace paraninfo::link
