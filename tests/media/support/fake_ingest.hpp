#pragma once

// An ingest in a test: listens on a feed's socket and passes on what an ffmpeg of the test publishes, as one
// session for each publish(). One thread for each session.

#include "media/link/socket.hpp"
#include "protocol/media_link/codec.hpp"
#include "tests/media/support/worker_process.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace paraninfo::testing {

class FakeIngest {
  public:
    static constexpr auto mpeg_ts = media_link::FeedBegin::Container::mpeg_ts;

    explicit FakeIngest(const std::string& socket_path) : listener_(link::listen_unix(socket_path, 4)) {}
    ~FakeIngest() { stop(); }

    // Waits for a programme where there is none yet, then begins a session with ffmpeg's output.
    // `arguments` are ffmpeg's, up to but without the output.
    void publish(const std::string& arguments, media_link::FeedBegin::Container container = mpeg_ts) {
        stop();
        connect();
        container_ = container;
        send(media_link::FeedBegin{++session_, container});
        const std::string format = container == mpeg_ts ? " -f mpegts" : " -f flv";
        pipe_ = ::popen(
            ("exec ffmpeg -nostdin -v quiet " + arguments + format + " -flush_packets 1 pipe:1").c_str(),
            "r");
        pump_ = std::jthread([this](const std::stop_token& stop) { pass_on(stop); });
    }

    // The publisher is gone from one moment to the next.
    void stop() {
        if (!pipe_) return;
        pump_.request_stop();
        pump_.join();
        ::pclose(pipe_);
        pipe_ = nullptr;
        send(media_link::FeedEnd{session_});
    }

    // What is done to whole packets of MPEG-TS on their way; set before publish().
    std::function<void(std::string&)> change;

    void send_bytes(const std::string& bytes) { send(media_link::FeedBytes{bytes}); }
    void begin_by_hand() {
        connect();
        send(media_link::FeedBegin{++session_});
    }

  private:
    void connect() {
        while (!peer_) {
            pollfd watched{listener_.get(), POLLIN, 0};
            if (::poll(&watched, 1, 20'000) <= 0) throw std::runtime_error("no programme asks for the feed");
            peer_ = link::accept_unix(listener_);
        }
    }

    void pass_on(const std::stop_token& stop) {
        std::vector<char> bytes(1316 * 8);
        std::string rest;
        while (!stop.stop_requested()) {
            pollfd watched{::fileno(pipe_), POLLIN, 0};
            if (::poll(&watched, 1, 50) <= 0) continue;
            const ssize_t count = ::read(::fileno(pipe_), bytes.data(), bytes.size());
            if (count <= 0) return;
            if (!change) {
                send_bytes({bytes.data(), static_cast<std::size_t>(count)});
                continue;
            }
            rest.append(bytes.data(), static_cast<std::size_t>(count));
            std::string whole = rest.substr(0, rest.size() / 188 * 188);
            rest.erase(0, whole.size());
            if (whole.empty()) continue;
            change(whole);
            send_bytes(whole);
        }
    }

    // A programme that connects anew gets the session's beginning, as from the real one.
    void send(const media_link::Message& message) {
        if (write(message)) return;
        peer_.reset();
        connect();
        write(media_link::FeedBegin{session_, container_});
    }

    bool write(const media_link::Message& message) {
        const std::string frame = media_link::encode(message);
        for (std::size_t done = 0; done < frame.size();) {
            pollfd watched{peer_.get(), POLLOUT, 0};
            ::poll(&watched, 1, 5000);
            const ssize_t count = ::send(peer_.get(), frame.data() + done, frame.size() - done, MSG_NOSIGNAL);
            if (count < 0 && errno != EAGAIN) return false;
            if (count > 0) done += static_cast<std::size_t>(count);
        }
        return true;
    }

    link::Descriptor listener_;
    link::Descriptor peer_;
    std::uint64_t session_ = 0;
    media_link::FeedBegin::Container container_ = mpeg_ts;
    FILE* pipe_ = nullptr;
    std::jthread pump_;
};

// ffmpeg's arguments for a moving picture with a tone, at its own pace, as an encoder sends them.
inline std::string live_source(const std::string& size = "1280x720", const std::string& more = "") {
    return "-re -f lavfi -i testsrc2=size=" + size +
           ":rate=30 -re -f lavfi -i sine=frequency=440:sample_rate=48000 "
           "-c:v libx264 -preset ultrafast -tune zerolatency -g 30 -pix_fmt yuv420p -c:a aac -ac 2 " +
           more;
}

}  // namespace paraninfo::testing
