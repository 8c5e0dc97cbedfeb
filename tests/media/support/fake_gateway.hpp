#pragma once

// A gateway in a test: listens on media.sock, sends its configuration to whoever says hello and keeps what
// comes. One thread of its own; wait_for() waits for a condition on what came, with a generous bound.

#include "media/link/socket.hpp"
#include "protocol/media_link/codec.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <fstream>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace paraninfo::testing {

struct Received {
    std::vector<media_link::Hello> hellos;
    std::map<int, media_link::Init> inits;
    std::map<int, std::vector<media_link::Part>> parts;
    std::map<int, std::vector<std::chrono::nanoseconds>> arrived;  // CLOCK_MONOTONIC, beside `parts`
    std::vector<media_link::Health> healths;
    std::vector<media_link::Levels> levels;
    std::vector<media_link::Log> logs;
    std::vector<media_link::Thumbnail> thumbnails;
    std::string fault;

    // Segments of a rendition that are complete.
    std::uint64_t segments(int rendition) const {
        const auto found = parts.find(rendition);
        if (found == parts.end()) return 0;
        std::uint64_t count = 0;
        for (const auto& part : found->second) count += part.last ? 1 : 0;
        return count;
    }
    bool picture_is(media_link::Health::Picture picture) const {
        return !healths.empty() && healths.back().picture == picture;
    }
    // Init and all parts of a rendition in one file, as a player would get them.
    void write_file(int rendition, const std::string& path) const {
        std::ofstream out(path, std::ios::binary);
        out << inits.at(rendition).bytes;
        for (const auto& part : parts.at(rendition)) out << *part.bytes;
    }
};

class FakeGateway {
  public:
    FakeGateway(const std::string& socket_path, media_link::Configure configure)
        : configure_(std::move(configure)),
          listener_(link::listen_unix(socket_path, 4)),
          thread_([this](const std::stop_token& stop) { run(stop); }) {}

    Received received() {
        const std::lock_guard lock(mutex_);
        return received_;
    }

    bool wait_for(const std::function<bool(const Received&)>& holds,
                  std::chrono::seconds bound = std::chrono::seconds(60)) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, bound, [&] { return holds(received_); });
    }

    void send(const media_link::Message& message) {
        const std::lock_guard lock(mutex_);
        const std::string frame = media_link::encode(message);
        if (peer_) (void)::send(peer_.get(), frame.data(), frame.size(), MSG_NOSIGNAL);
    }

  private:
    void run(const std::stop_token& stop) {
        media_link::Decoder decoder(media_link::Stream::up);
        while (!stop.stop_requested()) {
            pollfd watched[2] = {{listener_.get(), POLLIN, 0}, {peer_.get(), POLLIN, 0}};
            if (::poll(watched, peer_ ? 2 : 1, 50) <= 0) continue;
            if (watched[0].revents) {
                const std::lock_guard lock(mutex_);
                peer_ = link::accept_unix(listener_);
                decoder = media_link::Decoder(media_link::Stream::up);
            } else {
                read_some(decoder);
            }
        }
    }

    void read_some(media_link::Decoder& decoder) {
        char bytes[65536];
        const ssize_t count = ::recv(peer_.get(), bytes, sizeof bytes, MSG_DONTWAIT);
        const std::lock_guard lock(mutex_);
        if (count == 0 || (count < 0 && errno != EAGAIN)) return peer_.reset();
        if (count < 0) return;
        const auto fault =
            media_link::drain(decoder, {bytes, static_cast<std::size_t>(count)}, [this](auto& message) {
                take(std::move(message));
                return true;
            });
        if (fault) {
            received_.fault = media_link::to_string(*fault);
            peer_.reset();
        }
        changed_.notify_all();
    }

    void take(media_link::Message message) {
        using namespace media_link;
        if (auto* hello = std::get_if<Hello>(&message)) {
            received_.hellos.push_back(*hello);
            const std::string frame = media_link::encode(configure_);
            (void)::send(peer_.get(), frame.data(), frame.size(), MSG_NOSIGNAL);
        } else if (auto* init = std::get_if<Init>(&message)) {
            received_.inits[init->rendition] = *init;
        } else if (auto* part = std::get_if<Part>(&message)) {
            received_.arrived[part->rendition].push_back(std::chrono::steady_clock::now().time_since_epoch());
            received_.parts[part->rendition].push_back(*part);
        } else if (auto* health = std::get_if<Health>(&message)) {
            received_.healths.push_back(*health);
        } else if (auto* levels = std::get_if<Levels>(&message)) {
            received_.levels.push_back(*levels);
        } else if (auto* log = std::get_if<Log>(&message)) {
            received_.logs.push_back(*log);
        } else if (auto* thumbnail = std::get_if<Thumbnail>(&message)) {
            received_.thumbnails.push_back(*thumbnail);
        }
    }

    const media_link::Configure configure_;
    std::mutex mutex_;
    std::condition_variable changed_;
    Received received_;
    link::Descriptor listener_;
    link::Descriptor peer_;
    std::jthread thread_;
};

}  // namespace paraninfo::testing
