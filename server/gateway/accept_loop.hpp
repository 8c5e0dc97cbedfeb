// Accepts one shard's connections on a SO_REUSEPORT socket, paced: so many handshakes a second, so many
// half-open, so many anonymous ones of one address, so many at all. What is over a cap waits in the kernel's
// queue or is closed at once; half-open ones that are silent make room, so that they keep nobody out. A
// listed proxy's connections carry many people and count for no address; the plain door is for such proxies
// alone. On its shard's thread after start.
#pragma once

#include "server/gateway/http_connection.hpp"
#include "server/gateway/token_bucket.hpp"

#include <boost/asio/basic_socket_acceptor.hpp>

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace paraninfo::gateway {

struct Door {
    Tcp::endpoint endpoint;
    bool plain = false;  // without TLS, for listed proxies
};

class AcceptLoop {
  public:
    static constexpr std::size_t half_open_max = 256;
    // After so long a handshake that waits for its peer gives up its place to whoever waits behind it. An
    // honest crowd that all comes back at once may itself be slow.
    static constexpr std::chrono::milliseconds silence_max{3000};
    static constexpr int accepts_in_a_row_max = 16;

    // Binds and listens at once; throws boost::system::system_error. `shards` shares the limits out.
    AcceptLoop(Shard& shard, const Site& site, Router& router, const Door& door, std::size_t shards);
    AcceptLoop(const AcceptLoop&) = delete;
    AcceptLoop& operator=(const AcceptLoop&) = delete;

    void start();
    // Stops accepting; the listening socket is closed.
    void stop();

    // Refuses a taken port, which SO_REUSEPORT would hide; returns the endpoint with its actual port.
    static Tcp::endpoint claim(boost::asio::io_context& context, const Tcp::endpoint& wanted);

  private:
    using executor_type = boost::asio::io_context::executor_type;
    struct Counts {
        std::unordered_map<std::string, int> anonymous;
        std::size_t half_open = 0;
        std::size_t open = 0;
    };

    void accept_next();
    void accept_after(std::chrono::milliseconds pause);
    void on_accepted(SocketStream::Socket socket);
    std::shared_ptr<SocketStream> encrypted(SocketStream::Socket socket);
    // Whether one more may be half-open now.
    bool has_room(Steady::time_point now);
    void forget_finished_handshakes();
    // A count that goes down when the last reference to it goes.
    AnonymousPlace anonymous_place(const std::string& address);

    Shard& shard_;
    const Site& site_;
    Router& router_;
    const bool plain_;
    boost::asio::basic_socket_acceptor<Tcp, executor_type> acceptor_;
    boost::asio::basic_waitable_timer<Steady, boost::asio::wait_traits<Steady>, executor_type> pause_;
    TokenBucket handshakes_;
    std::size_t open_max_;
    int anonymous_max_;
    int in_a_row_ = 0;
    std::shared_ptr<Counts> counts_ = std::make_shared<Counts>();
    std::vector<std::weak_ptr<SocketStream>> handshakes_begun_;  // oldest first; some may be over
};

}  // namespace paraninfo::gateway
