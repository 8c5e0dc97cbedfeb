#include "media/ingest/rtmp_connection.hpp"

#include "media/rtmp/flv.hpp"

#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <utility>
#include <vector>

namespace paraninfo::ingest {
namespace {

constexpr std::size_t outgoing_bytes_max = 64U << 10;
constexpr std::size_t read_bytes = 64U << 10;  // in one turn, so that no encoder keeps the others waiting

}  // namespace

RtmpConnection::RtmpConnection(link::Descriptor socket, Handlers handlers, Time now)
    : socket_(std::move(socket)),
      handlers_(std::move(handlers)),
      since_(now),
      heard_at_(now),
      now_(now),
      session_({[this](const std::string& key) { return publish(key); },
                [this](const rtmp::Message& message) { media(message); }}),
      outgoing_(outgoing_bytes_max) {
}

short RtmpConnection::events() const {
    return static_cast<short>(POLLIN | (outgoing_.empty() ? 0 : POLLOUT));
}

bool RtmpConnection::serve(Time now) {
    now_ = now;
    const bool goes_on = read();
    if (std::string said = session_.output(); !said.empty())
        outgoing_.push(std::make_shared<const std::string>(std::move(said)));
    // Once for all that was read: a message of two bytes may say that there is another configuration.
    if (std::exchange(configured_, false))
        handlers_.preamble(rtmp::flv_header() + configuration_[0] + configuration_[1]);
    if (!tags_.empty()) handlers_.tags(std::exchange(tags_, {}));
    // The reason of a refusal is still written.
    return outgoing_.write_to(socket_.get()) && !outgoing_.overflowed() && goes_on && !unsupported_;
}

bool RtmpConnection::read() {
    thread_local std::vector<char> buffer(read_bytes);
    const auto got = ::recv(socket_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got < 0) return errno == EAGAIN || errno == EINTR;
    return got > 0 && session_.receive({buffer.data(), static_cast<std::size_t>(got)});
}

bool RtmpConnection::publish(const std::string& key) {
    if (!handlers_.publish(key)) return false;
    tags_ = rtmp::flv_header();
    return true;
}

void RtmpConnection::media(const rtmp::Message& message) {
    heard_at_ = now_;
    switch (rtmp::medium_of(message)) {
        case rtmp::Medium::configuration:
            configure(message);
            break;
        case rtmp::Medium::picture:
        case rtmp::Medium::sound:
            break;
        case rtmp::Medium::other:
            // A message without content says nothing of its codec.
            unsupported_ = unsupported_ || message.payload.size() > 1;
            return;
    }
    tags_ += rtmp::flv_tag(message);
}

void RtmpConnection::configure(const rtmp::Message& message) {
    if (message.payload.size() > rtmp_configuration_bytes_max) {
        unsupported_ = true;
        return;
    }
    configuration_.at(message.is(rtmp::MessageType::video) ? 0 : 1) = rtmp::flv_tag(message);
    configured_ = true;
}

}  // namespace paraninfo::ingest
