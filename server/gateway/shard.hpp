// One I/O shard: an io_context with its thread, what its connections share, and its regular work (deadlines,
// held HLS requests, slices of fan-out). Everything but start, post and the figures is for its own thread.
#pragma once

#include "config/settings.hpp"
#include "server/gateway/connection.hpp"
#include "server/gateway/crowd.hpp"
#include "server/gateway/loop_watch.hpp"
#include "server/gateway/own_bytes.hpp"
#include "server/gateway/socket_counts.hpp"
#include "server/gateway/tls_shard.hpp"
#include "server/hls/shelf.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

namespace paraninfo::gateway {

class Shard {
  public:
    // Between two looks at the clock; others' turn comes after so long.
    static constexpr std::size_t fanout_slice = 32;
    static constexpr std::chrono::milliseconds fanout_turn{2};
    static constexpr std::size_t release_slice = 32;
    // Longer than others': who holds no playlist yet waits for it, while a part is read ahead of time.
    static constexpr std::chrono::milliseconds release_turn{4};
    static constexpr std::chrono::milliseconds tick{50};
    // A page has four. A cache asks for many viewers, each time in the name of the first.
    static constexpr int waits_of_login_max = 64;
    static constexpr int waits_of_address_max = 1024;
    static constexpr std::chrono::milliseconds sweep_every{250};

    Shard(std::uint32_t number, SSL_CTX* context, std::string security_lines);
    // Stops and joins the thread; connections end with the loop.
    ~Shard();
    Shard(const Shard&) = delete;
    Shard& operator=(const Shard&) = delete;

    void start();
    void stop();
    // Any thread: runs `work` on the shard, in the order of the calls of one thread.
    template <class Work>
    void post(Work&& work) {
        boost::asio::post(context_, std::forward<Work>(work));
    }

    std::uint32_t number() const { return number_; }
    boost::asio::io_context& context() { return context_; }
    TlsShard& tls() { return tls_; }
    Crowd& crowd() { return crowd_; }
    hls::Shelf& shelf() { return shelf_; }
    OwnBytes& own_bytes() { return *own_bytes_; }
    // Requests that are held until there is an answer: of a login, and of an address that shows none.
    SocketCounts& waits_of_logins() { return *waits_of_logins_; }
    SocketCounts& waits_of_addresses() { return *waits_of_addresses_; }
    Connections& connections() { return connections_; }
    const std::string& security_lines() const { return security_lines_; }

    // Does the crowd's work in slices until there is none.
    void work_crowd();
    void publish_media(hls::SnapshotPtr snapshot);
    void release_media();
    void drain(std::chrono::milliseconds spread);
    void end_login(const std::string& login, CloseCode code);

    LoopWatch& watch() { return watch_; }
    void count_sent(std::size_t bytes) { sent_.fetch_add(bytes, std::memory_order_relaxed); }
    // Bytes of answers that were ready made, and of files to take away: pictures, above all.
    std::uint64_t sent() const { return sent_.load(std::memory_order_relaxed); }
    std::size_t sessions() const { return sessions_.load(std::memory_order_relaxed); }
    std::size_t held() const { return held_.load(std::memory_order_relaxed); }
    std::size_t open() const { return open_.load(std::memory_order_relaxed); }

  private:
    void run();
    void arm_tick();
    void on_tick();

    const std::uint32_t number_;
    const std::string security_lines_;
    TlsShard tls_;  // before the context: handlers that die with it hold streams
    boost::asio::io_context context_{1};
    std::optional<boost::asio::executor_work_guard<boost::asio::io_context::executor_type>> work_;
    boost::asio::basic_waitable_timer<Steady, boost::asio::wait_traits<Steady>,
                                      boost::asio::io_context::executor_type>
        ticker_;
    Steady::time_point next_sweep_{};
    Crowd crowd_;
    hls::Shelf shelf_;
    const std::shared_ptr<OwnBytes> own_bytes_ = std::make_shared<OwnBytes>();
    const std::shared_ptr<SocketCounts> waits_of_logins_ = std::make_shared<SocketCounts>(waits_of_login_max);
    const std::shared_ptr<SocketCounts> waits_of_addresses_ =
        std::make_shared<SocketCounts>(waits_of_address_max);
    Connections connections_;
    LoopWatch watch_;
    bool crowd_posted_ = false;
    bool media_posted_ = false;
    std::atomic<std::uint64_t> sent_{0};
    std::atomic<std::size_t> sessions_{0};
    std::atomic<std::size_t> held_{0};
    std::atomic<std::size_t> open_{0};
    std::thread thread_;
};

}  // namespace paraninfo::gateway
