// One accepted connection of a worker: reads frames within its credit, writes what it is given, bounded.
// Judges nothing but form. Lives on the rooms thread; held by shared_ptr until close().
#pragma once

#include "protocol/media_link/codec.hpp"
#include "server/workers/credit.hpp"

#include <boost/asio/local/stream_protocol.hpp>

#include <array>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace paraninfo::workers {

class Connection;

// Who listens to a connection.
class ConnectionOwner {
  public:
    virtual ~ConnectionOwner() = default;
    virtual void received(Connection& connection, media_link::Message& message) = 0;
    virtual void batch_done(Connection& connection) = 0;
    // The peer is gone, or (where `fault` is not empty) broke the contract. close() was called.
    virtual void lost(Connection& connection, std::string_view fault) = 0;
};

class Connection : public std::enable_shared_from_this<Connection> {
  public:
    using Socket = boost::asio::local::stream_protocol::socket;
    // All the offers that may wait at one time, each of the longest SDP, and as much again.
    static constexpr std::size_t outgoing_bytes_max = 4u << 20;

    Connection(Socket socket, ConnectionOwner& owner);

    void start();
    void set_owner(ConnectionOwner& owner) { owner_ = &owner; }
    void send(const media_link::Message& message);
    // Nothing is called afterwards. What was sent before is still written, if the peer takes it at once.
    void close();
    bool is_open() const { return owner_ != nullptr; }
    pid_t peer() const { return peer_; }

  private:
    void read();
    void digest(std::size_t count);
    void write();
    void fail(std::string_view fault);

    Socket socket_;
    ConnectionOwner* owner_;
    media_link::Decoder decoder_{media_link::Stream::up};
    Credit credit_;
    std::array<char, 65536> buffer_;
    std::deque<std::string> outgoing_;
    std::size_t outgoing_bytes_ = 0;
    pid_t peer_ = 0;
};

}  // namespace paraninfo::workers
