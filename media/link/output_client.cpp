#include "media/link/output_client.hpp"

#include "media/link/outgoing.hpp"
#include "media/link/socket.hpp"
#include "protocol/media_link/codec.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <filesystem>
#include <mutex>
#include <poll.h>
#include <sys/socket.h>
#include <thread>

namespace paraninfo::link {

class OutputClient::Impl {
  public:
    Impl(std::string path, Wanted wanted, std::chrono::milliseconds retry_every)
        : path_(std::move(path)), wanted_(std::move(wanted)), retry_every_(retry_every) {
        thread_ = std::thread{[this] { run(); }};
    }

    ~Impl() {
        closed_ = true;
        waker_.wake();
        thread_.join();
    }

    void send(bool opens, std::string_view packets) {
        const std::lock_guard lock{mutex_};
        if (!connected_) return;
        while (!packets.empty()) {
            const std::string_view some = packets.substr(0, media_link::output_bytes_max);
            outgoing_.push(std::make_shared<const std::string>(
                media_link::encode(media_link::OutputBytes{opens, std::string{some}})));
            packets.remove_prefix(some.size());
            opens = false;
        }
        waker_.wake();
    }

  private:
    void run() {
        while (!closed_) {
            const Descriptor socket = connect_unix(path_);
            if (socket) serve(socket);
            say(false);
            pollfd waiting{waker_.get(), POLLIN, 0};
            if (!closed_) ::poll(&waiting, 1, static_cast<int>(retry_every_.count()));
        }
    }

    void serve(const Descriptor& socket) {
        set_connected(true);
        media_link::Decoder decoder{media_link::Stream::output};
        while (!closed_ && write(socket)) {
            const short out = has_more() ? POLLOUT : 0;
            std::array<pollfd, 2> waiting{pollfd{socket.get(), static_cast<short>(POLLIN | out), 0},
                                          pollfd{waker_.get(), POLLIN, 0}};
            if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) break;
            waker_.clear();
            if (!read(socket, decoder)) break;
        }
        set_connected(false);
    }

    bool read(const Descriptor& socket, media_link::Decoder& decoder) {
        std::array<char, 1024> buffer;
        const auto got = ::recv(socket.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (got < 0) return errno == EAGAIN || errno == EINTR;
        if (got == 0) return false;
        decoder.append({buffer.data(), static_cast<std::size_t>(got)});
        for (;;) {
            const auto next = decoder.next();
            if (!next) return false;
            if (!next->has_value()) return true;
            const auto* told = std::get_if<media_link::OutputWanted>(&**next);
            if (told == nullptr) return false;
            say(told->wanted);
        }
    }

    // False where the ingest is gone or too far behind.
    bool write(const Descriptor& socket) {
        const std::lock_guard lock{mutex_};
        return !outgoing_.overflowed() && outgoing_.write_to(socket.get());
    }
    bool has_more() {
        const std::lock_guard lock{mutex_};
        return !outgoing_.empty();
    }
    void set_connected(bool connected) {
        const std::lock_guard lock{mutex_};
        connected_ = connected;
        outgoing_.clear();
    }

    void say(bool wanted) {
        if (std::exchange(said_, wanted) != wanted && !closed_) wanted_(wanted);
    }

    const std::string path_;
    const Wanted wanted_;
    const std::chrono::milliseconds retry_every_;
    Waker waker_;
    std::atomic<bool> closed_{false};
    bool said_ = false;  // of the thread
    std::mutex mutex_;   // of the next two
    bool connected_ = false;
    Outgoing outgoing_{waiting_bytes_max};
    std::thread thread_;
};

OutputClient::OutputClient(std::string socket_path, Wanted wanted, std::chrono::milliseconds retry_every)
    : impl_(std::make_unique<Impl>(std::move(socket_path), std::move(wanted), retry_every)) {
}
OutputClient::~OutputClient() = default;
void OutputClient::send(bool opens, std::string_view packets) {
    impl_->send(opens, packets);
}

std::string output_socket_path(const std::string& media_socket_path, const std::string& output) {
    return std::filesystem::path{media_socket_path}.parent_path() / ("output-" + output + ".sock");
}

}  // namespace paraninfo::link
