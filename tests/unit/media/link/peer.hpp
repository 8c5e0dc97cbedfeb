// The other end of a worker's socket, driven by the test: reads whole messages, one after the other.
#pragma once

#include "media/link/socket.hpp"
#include "protocol/media_link/codec.hpp"

#include <array>
#include <optional>
#include <poll.h>
#include <string>
#include <sys/socket.h>

namespace paraninfo::link::test {

// Waits for somebody to connect; empty after ten seconds.
inline Descriptor accept_next(const Descriptor& listener) {
    pollfd waiting{listener.get(), POLLIN, 0};
    ::poll(&waiting, 1, 10'000);
    return accept_unix(listener);
}

class Peer {
  public:
    Peer(Descriptor socket, media_link::Stream stream) : socket_(std::move(socket)), decoder_(stream) {}

    // The next message; nothing when the other end is gone or ten seconds have passed.
    std::optional<media_link::Message> next() {
        for (;;) {
            auto message = decoder_.next();
            if (!message) return std::nullopt;
            if (message->has_value()) return std::move(**message);
            pollfd waiting{socket_.get(), POLLIN, 0};
            if (::poll(&waiting, 1, 10'000) != 1) return std::nullopt;
            std::array<char, 65536> buffer;
            const auto got = ::recv(socket_.get(), buffer.data(), buffer.size(), 0);
            if (got <= 0) return std::nullopt;
            decoder_.append({buffer.data(), static_cast<std::size_t>(got)});
        }
    }
    // The next message of one type, past all others.
    template <typename Body>
    std::optional<Body> next_of() {
        while (auto message = next()) {
            if (auto* body = std::get_if<Body>(&*message)) return std::move(*body);
        }
        return std::nullopt;
    }
    void send(const media_link::Message& message) {
        const std::string frame = media_link::encode(message);
        ::send(socket_.get(), frame.data(), frame.size(), MSG_NOSIGNAL);
    }
    void send_raw(const std::string& bytes) {
        ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    }
    void close() { socket_.reset(); }

  private:
    Descriptor socket_;
    media_link::Decoder decoder_;
};

}  // namespace paraninfo::link::test
