// One encoder's connection: its socket, its RTMP session, and what waits to be sent to it. Makes FLV of what
// is published. Belongs to the listener's thread; the handlers are called within serve().
#pragma once

#include "media/link/outgoing.hpp"
#include "media/link/socket.hpp"
#include "media/rtmp/session.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace paraninfo::ingest {

// Of a decoder, kept for programmes that come later: some dozen bytes are usual.
inline constexpr std::size_t rtmp_configuration_bytes_max = 16U << 10;

class RtmpConnection {
  public:
    using Time = std::chrono::steady_clock::time_point;

    struct Handlers {
        std::function<bool(const std::string& key)> publish;
        std::function<void(std::string_view tags)> tags;     // whole FLV tags
        std::function<void(std::string preamble)> preamble;  // what a late demuxer needs before them
    };

    RtmpConnection(link::Descriptor socket, Handlers handlers, Time now);
    // The session's handlers know where it lies.
    RtmpConnection(const RtmpConnection&) = delete;
    RtmpConnection& operator=(const RtmpConnection&) = delete;

    // Reads and writes what can be; false: it is over.
    bool serve(Time now);

    int descriptor() const { return socket_.get(); }
    short events() const;
    Time since() const { return since_; }
    Time heard_at() const { return heard_at_; }        // of the last media
    bool unsupported() const { return unsupported_; }  // it was ended for a codec that no programme takes

    std::string from;  // its household
    std::string feed;  // empty until it publishes
    std::uint64_t session = 0;

  private:
    bool read();
    bool publish(const std::string& key);
    void media(const rtmp::Message& message);
    void configure(const rtmp::Message& message);

    link::Descriptor socket_;
    const Handlers handlers_;
    const Time since_;
    Time heard_at_;
    Time now_;
    rtmp::Session session_;
    link::Outgoing outgoing_;
    std::string tags_;                          // of one reading
    std::array<std::string, 2> configuration_;  // the decoders', of picture and sound
    bool configured_ = false;                   // in this reading
    bool unsupported_ = false;
};

}  // namespace paraninfo::ingest
