// A worker's connection to the gateway: connects to media.sock, says hello, sends what it is given and hands
// over what comes down. It outlives the gateway: for 30 s it looks for the next one, then says hello again
// and sends its kept init segments and the last 12 s of parts. Owns one thread; send() may be called from
// any.
#pragma once

#include "protocol/media_link/messages.hpp"

#include <functional>
#include <memory>
#include <string>

namespace paraninfo::link {

struct LinkOptions {
    std::string socket_path;
    media_link::Hello hello;
    std::chrono::milliseconds gateway_grace{30'000};
    std::chrono::milliseconds retry_every{50};
    std::chrono::nanoseconds keep{std::chrono::seconds{12}};
    std::size_t queue_bytes_max = media_link::credit_bytes_max;
};

class Link {
  public:
    // Configure, Feeds, Slate and Stop as they come; on the link's thread, never under its lock.
    using OnMessage = std::function<void(media_link::Message)>;
    // Asked twice a second on the link's thread.
    using HealthSource = std::function<media_link::Health()>;

    Link(LinkOptions options, OnMessage on_message, HealthSource health);
    ~Link();  // closes at once and joins
    Link(const Link&) = delete;
    Link& operator=(const Link&) = delete;

    void start();
    // Never blocks. Without a gateway only Init, Part and Gap are kept; a queue over its limit drops the
    // connection, which costs nothing that is kept.
    void send(media_link::Message message);
    // Waits until there has been no gateway for `gateway_grace`, a Stop came, or close() was called.
    void wait();
    void close();

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

// A fresh run id from the system's random source.
std::string make_run_id();

}  // namespace paraninfo::link
