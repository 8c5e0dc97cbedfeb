// One RTMP connection of an encoder, from the handshake to the end of what it publishes: bytes in, bytes out,
// and what its owner has to know. It publishes one stream and plays none. Pure: no socket, no clock, no key;
// whether a key may publish is asked. Bounded by the chunk stream's limits and by those below. Not
// thread-safe.
#pragma once

#include "media/rtmp/amf0.hpp"
#include "media/rtmp/chunks.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace paraninfo::rtmp {

inline constexpr std::string_view application = "live";  // of the address that encoders are given
inline constexpr std::size_t command_bytes_max = 16U << 10;
inline constexpr int commands_max = 64;  // of one connection: an encoder needs eight
inline constexpr std::size_t name_bytes_max = 256;

struct SessionHandlers {
    // The key that the encoder would publish with. True: it may, and its tags follow.
    std::function<bool(const std::string& key)> publish;
    // A media message of what is published, in order.
    std::function<void(const Message& message)> media;
};

class Session {
  public:
    explicit Session(SessionHandlers handlers) : handlers_(std::move(handlers)) {}

    // False: this connection is over, whether by its own wish or by a fault; what is still in output() may be
    // sent.
    bool receive(std::string_view bytes);
    // What is to be sent since the last call.
    std::string output() { return std::exchange(output_, {}); }
    bool publishes() const { return state_ == State::publishing; }

  private:
    enum class State : std::uint8_t { hello, echo, commands, publishing, over };

    bool handshake(std::string_view& bytes);
    bool take(const Message& message);
    bool control(const Message& message);
    bool command(const Message& message);
    bool answer(const std::string& name, const std::vector<AmfValue>& values);
    bool connect(const std::vector<AmfValue>& values);
    bool publish(const std::vector<AmfValue>& values);
    void result(double transaction, AmfValue properties, AmfValue information);
    void status(std::string_view level, std::string_view code, std::string_view text);
    void send(MessageType type, std::string payload);
    void acknowledge(std::size_t count);

    SessionHandlers handlers_;
    State state_ = State::hello;
    bool connected_ = false;
    int commands_ = 0;
    std::string greeting_;  // what has come of the handshake's present step
    ChunkReader reader_;
    std::string output_;
    std::size_t chunk_size_ = 128;  // of what is sent
    std::uint32_t received_ = 0;    // as the acknowledgement counts: it wraps
    std::uint32_t acknowledged_ = 0;
};

}  // namespace paraninfo::rtmp
