#include "media/link/feed_client.hpp"

#include "media/link/socket.hpp"
#include "protocol/media_link/codec.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <filesystem>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <vector>

namespace paraninfo::link {

class FeedClient::Impl {
  public:
    Impl(std::string path, FeedHandlers handlers, std::chrono::milliseconds retry_every)
        : path_(std::move(path)), handlers_(std::move(handlers)), retry_every_(retry_every) {
        thread_ = std::thread{[this] { run(); }};
    }

    ~Impl() {
        closed_ = true;
        waker_.wake();
        thread_.join();
    }

  private:
    void run() {
        while (!closed_) {
            const Descriptor socket = connect_unix(path_);
            if (socket) read_all(socket);
            end_session();
            pollfd waiting{waker_.get(), POLLIN, 0};
            if (!closed_) ::poll(&waiting, 1, static_cast<int>(retry_every_.count()));
        }
    }

    void read_all(const Descriptor& socket) {
        media_link::Decoder decoder{media_link::Stream::feed};
        std::vector<char> buffer(128u << 10);
        while (!closed_) {
            std::array<pollfd, 2> waiting{pollfd{socket.get(), POLLIN, 0}, pollfd{waker_.get(), POLLIN, 0}};
            if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return;
            if (waiting[0].revents == 0) continue;
            const auto got = ::recv(socket.get(), buffer.data(), buffer.size(), 0);
            if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
            if (got <= 0) return;
            decoder.append({buffer.data(), static_cast<std::size_t>(got)});
            if (!drain(decoder)) return;
        }
    }

    bool drain(media_link::Decoder& decoder) {
        for (;;) {
            auto next = decoder.next();
            if (!next) return false;
            if (!next->has_value() || closed_) return true;
            if (!handle(**next)) return false;
        }
    }

    bool handle(media_link::Message& message) {
        if (const auto* begun = std::get_if<media_link::FeedBegin>(&message)) {
            end_session();
            in_session_ = true;
            handlers_.begin(*begun);
        } else if (auto* bytes = std::get_if<media_link::FeedBytes>(&message)) {
            return !in_session_ || handlers_.bytes(std::move(bytes->bytes));
        } else {
            end_session();
        }
        return true;
    }

    void end_session() {
        if (std::exchange(in_session_, false) && !closed_) handlers_.end();
    }

    const std::string path_;
    const FeedHandlers handlers_;
    const std::chrono::milliseconds retry_every_;
    Waker waker_;
    std::atomic<bool> closed_{false};
    bool in_session_ = false;
    std::thread thread_;
};

FeedClient::FeedClient(std::string socket_path, FeedHandlers handlers, std::chrono::milliseconds retry_every)
    : impl_(std::make_unique<Impl>(std::move(socket_path), std::move(handlers), retry_every)) {
}
FeedClient::~FeedClient() = default;

std::string feed_socket_path(const std::string& media_socket_path, const std::string& feed) {
    return std::filesystem::path{media_socket_path}.parent_path() / ("feed-" + feed + ".sock");
}

}  // namespace paraninfo::link
