#include "server/workers/connection.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

#include <sys/socket.h>

namespace paraninfo::workers {
namespace {

namespace asio = boost::asio;

pid_t peer_of(int socket) {
    ucred credentials{};
    socklen_t size = sizeof credentials;
    if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) return 0;
    return credentials.pid;
}

}  // namespace

Connection::Connection(Socket socket, ConnectionOwner& owner)
    : socket_(std::move(socket)),
      owner_(&owner),
      credit_(std::chrono::steady_clock::now()),
      peer_(peer_of(socket_.native_handle())) {
}

void Connection::start() {
    read();
}

void Connection::read() {
    socket_.async_read_some(asio::buffer(buffer_),
                            [self = shared_from_this()](boost::system::error_code ec, std::size_t count) {
                                if (!self->is_open()) return;
                                if (ec) return self->fail("");
                                self->digest(count);
                                if (self->is_open()) self->read();
                            });
}

void Connection::digest(std::size_t count) {
    if (!credit_.take(count, std::chrono::steady_clock::now())) return fail("credit exceeded");
    const auto fault = media_link::drain(decoder_, {buffer_.data(), count}, [this](auto& message) {
        owner_->received(*this, message);
        return is_open();
    });
    if (fault) return fail(media_link::to_string(*fault));
    if (is_open()) owner_->batch_done(*this);
}

void Connection::send(const media_link::Message& message) {
    if (!is_open()) return;
    std::string frame = media_link::encode(message);
    if (outgoing_bytes_ + frame.size() > outgoing_bytes_max) return fail("does not read");
    outgoing_bytes_ += frame.size();
    outgoing_.push_back(std::move(frame));
    if (outgoing_.size() == 1) write();
}

void Connection::write() {
    asio::async_write(socket_, asio::buffer(outgoing_.front()),
                      [self = shared_from_this()](boost::system::error_code ec, std::size_t count) {
                          if (ec) return;  // the read sees the end too
                          self->outgoing_bytes_ -= count;
                          self->outgoing_.pop_front();
                          if (!self->outgoing_.empty()) self->write();
                      });
}

void Connection::fail(std::string_view fault) {
    ConnectionOwner* owner = owner_;
    const auto self = shared_from_this();
    close();
    if (owner != nullptr) owner->lost(*this, fault);
}

void Connection::close() {
    owner_ = nullptr;
    if (!socket_.is_open()) return;
    boost::system::error_code ignored;
    socket_.shutdown(asio::socket_base::shutdown_both, ignored);
    socket_.close(ignored);
}

}  // namespace paraninfo::workers
