#include "server/gateway/shard.hpp"

#include "server/observe/log.hpp"

#include <pthread.h>

#include <exception>
#include <utility>

namespace paraninfo::gateway {

Shard::Shard(std::uint32_t number, SSL_CTX* context, std::string security_lines)
    : number_(number),
      security_lines_(std::move(security_lines)),
      tls_(context),
      work_(boost::asio::make_work_guard(context_)),
      ticker_(context_),
      shelf_(hls::ShelfSettings{.common_headers = security_lines_}) {
}

Shard::~Shard() {
    stop();
}

void Shard::start() {
    arm_tick();
    tls_.readiness().start(context_);
    thread_ = std::thread([this] { run(); });
    ::pthread_setname_np(thread_.native_handle(), ("shard " + std::to_string(number_)).c_str());
}

void Shard::stop() {
    context_.stop();
    if (thread_.joinable()) thread_.join();
    for (Connection& connection : connections_) connection.abandon();
    tls_.readiness().stop();
}

void Shard::run() {
    auto before = LoopWatch::thread_cpu();
    for (;;) {
        try {
            while (context_.run_one() != 0) {
                const auto now = LoopWatch::thread_cpu();
                watch_.handler_took(now - before);
                before = now;
            }
            return;
        } catch (const std::exception& error) {
            // The handler's connection is lost with it; the others go on.
            observe::log_error("gateway.handler_failed", {{"shard", number_}, {"what", error.what()}});
        }
    }
}

void Shard::arm_tick() {
    ticker_.expires_after(tick);
    ticker_.async_wait([this](boost::system::error_code ec) {
        if (ec) return;
        watch_.timer_was_late(Steady::now() - ticker_.expiry());
        on_tick();
        arm_tick();
    });
}

void Shard::on_tick() {
    const auto now = Steady::now();
    shelf_.expire(now);
    release_media();
    held_ = shelf_.waiting();
    sessions_ = crowd_.size();
    if (now < next_sweep_) return;
    next_sweep_ = now + sweep_every;
    std::size_t open = 0;
    for (auto it = connections_.begin(); it != connections_.end(); ++open) (it++)->sweep(now);
    open_ = open;
}

void Shard::work_crowd() {
    if (crowd_posted_) return;
    const auto until = Steady::now() + fanout_turn;
    do {
        if (!crowd_.step(fanout_slice)) return;
    } while (Steady::now() < until);
    crowd_posted_ = true;
    post([this] {
        crowd_posted_ = false;
        work_crowd();
    });
}

void Shard::publish_media(hls::SnapshotPtr snapshot) {
    shelf_.put(std::move(snapshot));
    release_media();
}

void Shard::release_media() {
    if (media_posted_) return;
    const auto until = Steady::now() + release_turn;
    do {
        if (shelf_.release(release_slice) == 0) return;
    } while (Steady::now() < until);
    media_posted_ = true;
    post([this] {
        media_posted_ = false;
        release_media();
    });
}

void Shard::drain(std::chrono::milliseconds spread) {
    // Spread evenly: the n-th of all leaves at its own share of the time.
    std::int64_t n = 0;
    for (auto it = connections_.begin(); it != connections_.end(); ++n) {
        constexpr std::int64_t step_ms = 7919;  // prime: neighbours come back far apart
        (it++)->drain(std::chrono::milliseconds(n * step_ms % (spread.count() + 1)));
    }
}

void Shard::end_login(const std::string& login, CloseCode code) {
    for (auto it = connections_.begin(); it != connections_.end();) (it++)->login_ended(login, code);
}

}  // namespace paraninfo::gateway
