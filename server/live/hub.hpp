// The directory of rooms: the way from connections to rooms. join, submit, leave, refresh, set_state and
// rename may be called on any thread (they post to the rooms thread); answers are called on the rooms thread.
#pragma once

#include "protocol/commands/command.hpp"
#include "protocol/seat.hpp"
#include "server/live/ballots.hpp"
#include "server/live/clock.hpp"
#include "server/live/people.hpp"
#include "server/live/programme_clock.hpp"
#include "server/live/room_settings.hpp"
#include "server/live/shard_sink.hpp"

#include <boost/asio/io_context.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace paraninfo::journal {
class Log;
}

namespace paraninfo::room {
class Intercom;
}

namespace paraninfo::live {

class LiveRoom;

// In which form the session takes its messages.
enum class Wire { websocket, events };

struct Join {
    SessionId session;
    Seat seat;
    RequestId id;  // of the request `room.join`; SSE: `"join"`
    std::optional<Position> position;
    Wire wire = Wire::websocket;  // Frame::ws or Frame::sse of the answer is filled, the other is null
};

// Gets one whole server message (an array with one reply), unframed, on the rooms thread: post it.
using Answer = std::function<void(std::string json)>;

class Hub {
  public:
    // `log`, `sink`, `people`, `ballots` and the clocks outlive the hub. `log` and `ballots` answer on
    // `rooms`.
    Hub(boost::asio::io_context& rooms, journal::Log& log, ShardSink& sink, People& people, Ballots& ballots,
        Clock& clock, const ProgrammeClock& programme, const std::vector<RoomSettings>& settings);
    ~Hub();
    Hub(const Hub&) = delete;
    Hub& operator=(const Hub&) = delete;

    // Reads every room from the journal and goes on trying while it cannot. `on_health(ok, reason)` is called
    // on the rooms thread whenever "all rooms can be written" changes.
    void start(std::function<void(bool ok, std::string reason)> on_health);
    // Called on the rooms thread with each room's broadcast as it is durable: at its start and each change.
    // Set before start().
    void watch_broadcasts(std::function<void(const RoomId& room, const Broadcast& broadcast)> watch);
    // The same of each stage, with who may be on it: of the rooms that have one.
    using StageWatch = std::function<void(const RoomId& room, const Stage& stage,
                                          const std::vector<room::Panelist>& panelists)>;
    void watch_stages(StageWatch watch);
    // What is said behind each room's programme, whenever it has changed; and each test of a hall's echo that
    // is asked for. On the rooms thread. Set before start().
    void watch_intercoms(std::function<void(const RoomId& room, const room::Intercom& intercom)> watch);
    void watch_echo_tests(std::function<void(const RoomId& room)> watch);
    // Answers what is in flight, saves snapshots, then calls `done`. Refuses everything new.
    void stop(std::function<void()> done);

    // While the room cannot be read the session is ended with CloseCode::overloaded.
    void join(Join join);
    void submit(Seat seat, RequestId id, SubmitCommand command, Answer answer);
    void leave(const RoomId& room, const SessionId& session);
    // All present states once more, for a session that could not be sent some of them.
    void refresh(const RoomId& room, const SessionId& session);
    // A state from outside the room, e.g. "media"; `json` is the state's data, the same for all audiences.
    void set_state(const RoomId& room, std::string key, std::string json);

    // What snapshots call the room from now on.
    void rename(const RoomId& room, std::map<std::string, std::string> name);

    bool knows(const RoomId& room) const;  // any thread

  private:
    template <typename Work>
    void in_room(const RoomId& room, Work work);
    void tell_health();

    boost::asio::io_context& rooms_;
    std::unordered_map<RoomId, std::shared_ptr<LiveRoom>> by_id_;  // fixed from the start
    std::function<void(bool, std::string)> on_health_;
    std::map<RoomId, std::string> unwell_;  // and why
    std::optional<std::string> told_;
};

}  // namespace paraninfo::live
