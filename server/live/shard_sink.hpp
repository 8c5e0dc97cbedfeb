// What the rooms need of the connections: the gateway implements it. Called on the rooms thread only; every
// call is passed on to the shard's thread in the order of the calls, so that a joiner gets its snapshot and
// then everything after it.
#pragma once

#include "protocol/close_code.hpp"
#include "server/fanout/frame.hpp"
#include "server/live/publication.hpp"

#include <cstdint>
#include <functional>
#include <memory>

namespace paraninfo::live {

// A connection that listens to a room (WebSocket or SSE), made by the gateway, never used twice.
struct SessionId {
    std::uint32_t shard = 0;
    std::uint64_t number = 0;

    bool operator==(const SessionId&) const = default;
};

class ShardSink {
  public:
    virtual ~ShardSink() = default;
    // To every admitted session of the room, on all shards.
    virtual void publish(std::shared_ptr<const Publication> publication) = 0;
    // The answer to a join; from here on the session gets the room's publications. Never dropped.
    virtual void admit(const SessionId& session, fanout::Frame frame) = 0;
    // To one admitted session.
    virtual void send(const SessionId& session, fanout::Frame frame, fanout::Kind kind) = 0;
    virtual void end(const SessionId& session, CloseCode code) = 0;
};

}  // namespace paraninfo::live

template <>
struct std::hash<paraninfo::live::SessionId> {
    std::size_t operator()(const paraninfo::live::SessionId& id) const noexcept {
        return std::hash<std::uint64_t>{}(id.number * 0x9e3779b97f4a7c15u + id.shard);
    }
};
