#include "media/link/ingest_line.hpp"

#include <array>
#include <cerrno>
#include <poll.h>
#include <string_view>
#include <sys/socket.h>
#include <utility>

namespace paraninfo::link {
namespace {

constexpr std::size_t read_bytes = 128U << 10;

}  // namespace

IngestLine::IngestLine(std::string path, media_link::Stream stream, std::chrono::milliseconds retry_every,
                       Handlers handlers)
    : path_(std::move(path)),
      stream_(stream),
      retry_every_(retry_every),
      handlers_(std::move(handlers)),
      buffer_(read_bytes) {
    thread_ = std::thread{[this] { run(); }};
}

IngestLine::~IngestLine() {
    closed_ = true;
    waker_.wake();
    thread_.join();
}

void IngestLine::run() {
    while (!closed_) {
        if (const Descriptor socket = connect_unix(path_)) serve(socket);
        if (!closed_) handlers_.end();
        waker_.clear();  // there is nobody to write to
        pollfd waiting{waker_.get(), POLLIN, 0};
        if (!closed_) ::poll(&waiting, 1, static_cast<int>(retry_every_.count()));
    }
}

void IngestLine::serve(const Descriptor& socket) {
    media_link::Decoder decoder{stream_};
    while (!closed_) {
        const Written written = handlers_.write ? handlers_.write(socket.get()) : Written::all;
        if (written == Written::failed) return;
        const short out = written == Written::some ? POLLOUT : 0;
        std::array<pollfd, 2> waiting{pollfd{socket.get(), static_cast<short>(POLLIN | out), 0},
                                      pollfd{waker_.get(), POLLIN, 0}};
        if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return;
        waker_.clear();
        if (!read(socket, decoder)) return;
    }
}

// False where the connection is over or of no use.
bool IngestLine::read(const Descriptor& socket, media_link::Decoder& decoder) {
    const auto got = ::recv(socket.get(), buffer_.data(), buffer_.size(), MSG_DONTWAIT);
    if (got < 0) return errno == EAGAIN || errno == EINTR;
    if (got == 0) return false;
    bool taken = true;
    const std::string_view read{buffer_.data(), static_cast<std::size_t>(got)};
    const auto fault = media_link::drain(decoder, read, [&](media_link::Message& message) {
        if (closed_) return false;
        taken = handlers_.message(message);
        return taken;
    });
    return !fault && taken;
}

}  // namespace paraninfo::link
