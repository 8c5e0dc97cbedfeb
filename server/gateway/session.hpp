// What a WebSocket and an event stream have in common: membership in the crowd, the outbox rule for a slow
// peer, the life of the login behind it. Not the writing itself. On its shard's thread.
#pragma once

#include "server/access/login.hpp"
#include "server/gateway/connection.hpp"
#include "server/gateway/crowd.hpp"
#include "server/gateway/http_connection.hpp"
#include "server/gateway/join_pace.hpp"
#include "server/gateway/socket_stream.hpp"
#include "server/live/hub.hpp"

#include <memory>
#include <string>

namespace paraninfo::gateway {

// Who is at the other end: copied from the request that opened the session.
struct SessionOwner {
    Seat seat;
    access::LoginPtr login;
    std::shared_ptr<void> place;  // counts against the login's sockets
    JoinPace& joins;              // of the whole server; outlives the session
};

class Session : public Connection, public Listener {
  public:
    Session(Shard& shard, Router& router, live::Hub& hub, std::shared_ptr<SocketStream> stream,
            SessionOwner owner, std::size_t outbox_bytes_max);
    ~Session() override;

    void deliver(const fanout::Frame& frame, fanout::Kind kind) final;
    void login_ended(std::string_view login, CloseCode code) final;
    void abandon() final { left_ = true; }
    void sweep(Steady::time_point now) override;

  protected:
    virtual live::Wire wire() const = 0;
    // Ends politely; `delay` stands in the reason of 41xx codes.
    virtual void say_goodbye(CloseCode code, std::chrono::milliseconds delay) = 0;
    void end(CloseCode code) final;
    // Leaves the crowd and the room; nothing is delivered any more. Idempotent.
    void leave();
    // Ends with CloseCode::overloaded when the server's pace of joins does not allow it.
    void join(RequestId id, std::optional<Position> position);

    Shard& shard_;
    Router& router_;
    live::Hub& hub_;
    std::shared_ptr<SocketStream> stream_;
    SessionOwner owner_;

  private:
    live::SessionId id() const { return {shard_.number(), number_}; }

    std::uint64_t number_ = 0;
    fanout::OutboxLimits outbox_;
    Steady::time_point next_verify_;
    bool owes_states_ = false;
    bool left_ = false;
};

// How long a client shall wait: spread over 0–`most`, from the number given.
std::chrono::milliseconds spread_delay(std::uint64_t number, std::chrono::milliseconds most);

}  // namespace paraninfo::gateway
