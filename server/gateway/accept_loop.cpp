#include "server/gateway/accept_loop.hpp"

#include "server/gateway/plain_stream.hpp"
#include "server/gateway/tls_stream.hpp"
#include "server/observe/log.hpp"
#include "server/observe/metrics.hpp"

#include <sys/socket.h>

#include <stdexcept>
#include <variant>

namespace paraninfo::gateway {
namespace {

using namespace std::chrono_literals;
using ReusePort = boost::asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

constexpr int backlog = 4096;

config::Rate share(config::Rate rate, std::size_t shards) {
    return {rate.per_second / static_cast<double>(shards),
            std::max(1.0, rate.burst / static_cast<double>(shards))};
}

observe::Counter& accepted_total() {
    static auto& counter =
        observe::counter("paraninfo_connections_accepted_total", "TCP connections accepted.");
    return counter;
}

observe::Counter& turned_away_total() {
    static auto& counter =
        observe::counter("paraninfo_connections_refused_total", "TCP connections over a cap.");
    return counter;
}

observe::Counter& evicted_total() {
    static auto& counter = observe::counter("paraninfo_handshakes_evicted_total",
                                            "Unfinished handshakes that made room for another connection.");
    return counter;
}

}  // namespace

Tcp::endpoint AcceptLoop::claim(boost::asio::io_context& context, const Tcp::endpoint& wanted) {
    Tcp::acceptor probe(context, wanted.protocol());
    probe.set_option(Tcp::acceptor::reuse_address(true));
    ErrorCode ec;
    probe.bind(wanted, ec);
    if (!ec) probe.listen(1, ec);
    if (ec)
        throw std::runtime_error("cannot listen on " + wanted.address().to_string() + " port " +
                                 std::to_string(wanted.port()) + ": " + ec.message());
    return probe.local_endpoint();
}

AcceptLoop::AcceptLoop(Shard& shard, const Site& site, Router& router, const Door& door, std::size_t shards)
    : shard_(shard),
      site_(site),
      router_(router),
      plain_(door.plain),
      acceptor_(shard.context(), door.endpoint.protocol()),
      pause_(shard.context()),
      handshakes_(share(site.limits.handshakes, shards), Steady::now()),
      open_max_(static_cast<std::size_t>(site.limits.connections_max) / shards + 1),
      anonymous_max_(site.limits.connections_per_address_anonymous / static_cast<int>(shards) + 1) {
    acceptor_.set_option(Tcp::acceptor::reuse_address(true));
    acceptor_.set_option(ReusePort(true));
    acceptor_.bind(door.endpoint);
    acceptor_.listen(backlog);
}

void AcceptLoop::start() {
    accept_next();
}

void AcceptLoop::stop() {
    ErrorCode ignored;
    acceptor_.close(ignored);
    pause_.cancel();
}

void AcceptLoop::accept_after(std::chrono::milliseconds pause) {
    in_a_row_ = 0;
    pause_.expires_after(pause);
    pause_.async_wait([this](ErrorCode ec) {
        if (!ec) accept_next();
    });
}

void AcceptLoop::accept_next() {
    if (!acceptor_.is_open()) return;
    if (!has_room(Steady::now())) return accept_after(2ms);
    if (!handshakes_.take(Steady::now())) return accept_after(std::max(1ms, handshakes_.wait()));
    acceptor_.async_accept([this](ErrorCode ec, SocketStream::Socket socket) {
        if (ec == boost::asio::error::operation_aborted) return;
        if (ec) {
            observe::log_warn("gateway.accept_failed", {{"what", ec.message()}});
            return accept_after(100ms);
        }
        on_accepted(std::move(socket));
        // Others' turn after a while, so that a storm does not keep the shard from its sessions.
        if (++in_a_row_ >= accepts_in_a_row_max) return accept_after(0ms);
        accept_next();
    });
}

bool AcceptLoop::has_room(Steady::time_point now) {
    if (counts_->half_open < half_open_max) return true;
    forget_finished_handshakes();
    for (const auto& begun : handshakes_begun_) {
        const auto stream = begun.lock();
        if (!stream->awaits_handshake_since(now - silence_max)) continue;
        evicted_total().add();
        stream->close();
        return true;
    }
    return false;
}

void AcceptLoop::forget_finished_handshakes() {
    std::erase_if(handshakes_begun_, [](const std::weak_ptr<SocketStream>& begun) {
        const auto stream = begun.lock();
        return !stream || stream->handshake_done() || stream->failed();
    });
}

AnonymousPlace AcceptLoop::anonymous_place(const std::string& address) {
    auto& count = counts_->anonymous[address];
    if (count >= anonymous_max_) return nullptr;
    ++count;
    const auto release = [counts = counts_, address](void*) {
        const auto found = counts->anonymous.find(address);
        if (found != counts->anonymous.end() && --found->second == 0) counts->anonymous.erase(found);
    };
    return {this, release};
}

void AcceptLoop::on_accepted(SocketStream::Socket socket) {
    ErrorCode ec;
    const auto peer = socket.remote_endpoint(ec);
    if (ec) return;
    const bool proxy = is_listed(site_.proxies, peer.address());
    const std::string address = address_group(peer.address());
    AnonymousPlace place;
    if (counts_->open < open_max_ && (proxy || !plain_))
        place = proxy ? std::make_shared<std::monostate>() : anonymous_place(address);
    if (!place) return turned_away_total().add();
    accepted_total().add();
    std::shared_ptr<SocketStream> stream;
    if (plain_)
        stream = std::make_shared<PlainStream>(shard_.tls(), std::move(socket));
    else
        stream = encrypted(std::move(socket));
    ++counts_->open;
    stream->hold_while_open({this, [counts = counts_](void*) { --counts->open; }});
    const Peer whose{address, proxy};
    std::make_shared<HttpConnection>(shard_, site_, router_, std::move(stream), whose, std::move(place))
        ->start();
}

std::shared_ptr<SocketStream> AcceptLoop::encrypted(SocketStream::Socket socket) {
    auto stream = std::make_shared<TlsStream>(shard_.tls(), std::move(socket));
    ++counts_->half_open;
    stream->hold_until_handshake({this, [counts = counts_](void*) { --counts->half_open; }});
    if (handshakes_begun_.size() >= 2 * half_open_max) forget_finished_handshakes();
    handshakes_begun_.push_back(stream);
    return stream;
}

}  // namespace paraninfo::gateway
