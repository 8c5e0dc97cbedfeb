// One browser's HTTP connection: reads requests one after the other through the strict layer, hands each to
// the router, writes the answer, and keeps the deadlines. A request for a socket or an event stream takes the
// stream away from it. Kept alive by what it waits for; on its shard's thread.
#pragma once

#include "server/access/login.hpp"
#include "server/gateway/connection.hpp"
#include "server/gateway/response.hpp"
#include "server/gateway/shard.hpp"
#include "server/gateway/site.hpp"
#include "server/gateway/strict/request_head.hpp"
#include "server/gateway/socket_stream.hpp"

#include <functional>
#include <memory>
#include <string>

namespace paraninfo::gateway {

class HttpConnection;

// Views into the connection's buffer: valid during `Router::route` only.
struct HttpRequest {
    const strict::RequestHead& head;
    std::string_view head_bytes;
    std::string_view body;
    std::string_view cookie;  // value of the login's cookie, or empty
};

// What a connection asks of whoever knows the addresses. One for all shards; called on any shard's thread.
class Router {
  public:
    virtual ~Router() = default;
    // Calls exactly one of respond, hold or release_stream on the connection, now or (not the last) later.
    virtual void route(HttpConnection& connection, const HttpRequest& request) = 0;
    // The login of the cookie, remembered by the connection while `generation` stays.
    virtual access::LoginPtr verify(std::string_view cookie) = 0;
    virtual std::uint64_t generation() const = 0;
    // The login as it is now, by its id; null when it is over. Counts as a use of it.
    virtual access::LoginPtr renew(const access::Login& login) = 0;
    // One of the connections that a login may have beside its address's; null when it has them all.
    virtual std::shared_ptr<void> place_of(const access::Login& login) = 0;
};

// The room that anonymous connections of one address take; released when one of them goes, or signs in and
// its login has room for it.
using AnonymousPlace = std::shared_ptr<void>;

// Gives the next piece of a long answer to `then`, once, now or later and from any thread: empty when that
// was all, null when it cannot be had (the connection ends).
using PieceSource = std::function<void(std::function<void(SharedBytes)> then)>;

// At the other end of a connection: an address, and whether it speaks for others.
struct Peer {
    std::string address;
    bool proxy = false;
};

class HttpConnection final : public Connection,
                             public hls::Waiter,
                             public std::enable_shared_from_this<HttpConnection> {
  public:
    HttpConnection(Shard& shard, const Site& site, Router& router, std::shared_ptr<SocketStream> stream,
                   Peer peer, AnonymousPlace place);
    ~HttpConnection() override;

    void start();

    // For the router.
    Shard& shard() { return shard_; }
    const Site& site() const { return site_; }
    // Of whom the request comes, as a group: behind a listed proxy the one it names.
    const std::string& address() const { return address_; }
    // Null when the request's cookie is none or of no login.
    const access::LoginPtr& login(std::string_view cookie);
    void respond(Response response);
    void respond(const SharedBytes& complete, unsigned status);
    // The same where nobody else has these bytes: in words, where too much of its kind waits already.
    void respond_own(const SharedBytes& complete, unsigned status);
    // A ticket for a later answer from any thread; it finds nothing if the connection has gone meanwhile.
    std::function<void(Response)> later();
    // The same for an answer that is complete as it stands or, with a source, the head of one for `stream`.
    std::function<void(hls::Answer, PieceSource)> later_answer();
    // Sends `head`, and behind it what `source` gives, each piece asked for when the one before has left: so
    // much of a long answer is in memory, and no more.
    void stream(const SharedBytes& head, PieceSource source);
    // Waits for hls::Waiter::answered until then.
    void hold(Steady::time_point deadline);
    // The same on the shelf: refused where too many of the same person are held already.
    void hold_on_shelf(Steady::time_point deadline);
    // The connection ends, the stream goes on with somebody else.
    std::shared_ptr<SocketStream> release_stream();

    void sweep(Steady::time_point now) override;
    void drain(std::chrono::milliseconds come_back_after) override;
    void login_ended(std::string_view login, CloseCode code) override;
    void abandon() override { cancel(); }
    void answered(const SharedBytes& response, unsigned status) override;

  private:
    enum class State { handshake, idle, reading, answering, writing, lingering };

    void read_more();
    void on_input(ErrorCode ec, std::string_view bytes);
    // Takes whole requests from the buffer; stops at the first that is not answered at once.
    void work();
    // The same from `bytes`; the number of bytes taken.
    std::size_t take_requests(std::string_view bytes);
    // The size of the request at the front, or 0 when it is not whole, or refused.
    std::size_t take_request(std::string_view bytes);
    void dispatch(const strict::RequestHead& head, std::string_view head_bytes, std::string_view body);
    void refuse(unsigned status, std::string_view reason);
    void write(const SharedBytes& answer);
    void written();
    void ask_for_piece();
    void take_piece(const SharedBytes& piece);
    void finish();
    void set_state(State state, std::chrono::milliseconds allowed);
    void leave_the_address(const access::Login& login);
    bool take_own(std::size_t bytes);
    std::size_t requests_max() const;
    std::size_t body_bytes_max(const strict::RequestHead& head);

    Shard& shard_;
    const Site& site_;
    Router& router_;
    std::shared_ptr<SocketStream> stream_;
    const Peer peer_;
    std::string address_;
    AnonymousPlace place_;
    std::shared_ptr<void> login_place_;  // in its stead, once it has signed in
    std::string input_;
    std::size_t wanted_bytes_ = 0;  // of the request that is not whole yet
    State state_ = State::handshake;
    Steady::time_point deadline_;
    Steady::time_point born_;
    Steady::time_point request_began_;
    bool reading_ = false;
    bool ended_ = false;
    bool close_after_ = false;
    bool head_only_ = false;
    bool working_ = false;
    std::uint64_t requests_ = 0;
    PieceSource source_;                // of the long answer that is being sent
    std::shared_ptr<void> wait_place_;  // while it is held on the shelf
    std::shared_ptr<void> own_place_;   // of bytes that wait to be sent, and are nobody else's
    std::string cookie_;
    access::LoginPtr login_;
    std::uint64_t generation_ = 0;
};

}  // namespace paraninfo::gateway
