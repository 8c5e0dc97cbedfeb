// The addresses of panelists' sound and picture (PROTOCOL.md section 6.3): WHIP, WHEP, ICE servers and the
// sources' small pictures. It only checks and passes on; on a shard's thread.
#pragma once

#include "protocol/seat.hpp"
#include "server/gateway/http_connection.hpp"
#include "server/gateway/ice_servers.hpp"
#include "server/gateway/ice_tcp.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace paraninfo::gateway {

inline constexpr std::size_t offer_bytes_max = 64u << 10;
inline constexpr std::size_t fragment_bytes_max = 4096;  // several candidates may go together

enum class StageWay { publish, play };

struct StageOffer {
    Seat seat;
    std::string login;
    std::string key = {};  // of a WHIP client, in place of seat and login; the room is `seat.room`
    StageWay way = StageWay::publish;
    bool screen = false;      // of publish: the screen instead of the camera
    bool talkback = false;    // of publish: a producer's microphone, by which panelists are spoken to
    bool again = false;       // of publish: by itself, after a session that was lost
    bool hall_minus = false;  // of play: the programme without the floor
    std::string solo = {};    // of play: this source alone, in place of the programme
    std::string sdp;
};

struct StageAnswer {
    unsigned status = 503;  // 401: nobody's key. 201: `text` is the SDP answer; else it says why, in ASCII
    std::string text;
    std::string session;              // of 201
    std::int64_t retry_after_ms = 0;  // of 429
    bool full = false;                // of 503: there is no room for one more
    PersonId person = {};             // of 201: whose session it is
};

// A session as its address names it, and by whose login or key.
struct StageSession {
    RoomId room;
    std::string login;
    std::string key = {};
    StageWay way = StageWay::publish;
    std::string session;
};

// Where offers, sessions and pictures are. Every function may be called on any thread; what is handed to it
// is called once, on any thread.
class StageDesk {
  public:
    virtual ~StageDesk() = default;
    virtual void offer(StageOffer offer, std::function<void(StageAnswer)> answered) = 0;
    // False: there is no such session of this login.
    virtual void candidate(StageSession session, std::string fragment, std::function<void(bool)> done) = 0;
    virtual void leave(StageSession session, std::function<void(bool)> done) = 0;
    // A new key for a WHIP client of the seat's person: 200 with the key as `text`; 429 as of an offer; 503:
    // it cannot be made now.
    virtual void make_key(Seat seat, std::function<void(StageAnswer)> done) = 0;
    // Null: there is none.
    virtual void picture(const RoomId& room, const std::string& source,
                         std::function<void(SharedBytes)> done) = 0;
};

class StageApi {
  public:
    // All outlive it.
    StageApi(StageDesk& desk, const IceServers& ice, IceTcpSessions& tcp)
        : desk_(desk), ice_(ice), tcp_(tcp) {}

    // Of the seat named in the request, which is the login's own; the Origin is one of ours.
    void offer(HttpConnection& connection, const HttpRequest& request, const Seat& seat, StageWay way);
    void ice(HttpConnection& connection, const Seat& seat) const;
    void make_key(HttpConnection& connection, const Seat& seat);
    // Of a WHIP client without a login, whose key stands in the field Authorization.
    void offer_by_key(HttpConnection& connection, const HttpRequest& request, const RoomId& room);
    void picture(HttpConnection& connection, const Seat& seat, std::string_view file);
    // Of the session that the address names.
    void candidate(HttpConnection& connection, const HttpRequest& request, StageSession session);
    void leave(HttpConnection& connection, StageSession session);

  private:
    Response answer_to_offer(const RoomId& room, StageWay way, bool by_key, const StageAnswer& answer);

    StageDesk& desk_;
    const IceServers& ice_;
    IceTcpSessions& tcp_;
};

// What "Authorization: Bearer …" holds; nothing where there is no such field, or of another scheme.
std::optional<std::string> bearer_of(const HttpRequest& request);

// Whether it is one of these addresses that stands below a room under this name.
bool is_of_stage(std::string_view name);

// Whether the request may bring an offer, whose body is larger than others may be.
bool is_offer(const strict::RequestHead& head);

}  // namespace paraninfo::gateway
