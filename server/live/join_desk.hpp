// Answers joins: the snapshot or the changes missed, the shared part encoded once for each audience and
// offset. Rooms thread only; when an answer may leave is the live room's business.
#pragma once

#include "protocol/json/join.hpp"
#include "server/live/hub.hpp"
#include "server/live/publisher.hpp"
#include "server/live/tallies.hpp"
#include "server/room/state.hpp"

#include <optional>
#include <string>

namespace paraninfo::live {

class JoinDesk {
  public:
    // All outlive it.
    JoinDesk(const RoomSettings& settings, const room::State& state, const fanout::StateBoard& board,
             const Publisher& publisher, Tallies& tallies);

    bool can_resume(const Join& join) const;
    // The state as it is now; the position is that of its last change.
    fanout::Frame snapshot(const Join& join, std::int64_t now_ms);
    // What was missed up to what is published.
    fanout::Frame resume(const Join& join, std::int64_t now_ms);
    // Every state once more, as a message.
    fanout::Frame all_states(const Seat& seat);
    // The room's state was replaced: nothing encoded counts any more.
    void forget();

  private:
    const std::string& shared(Audience audience);
    // Votes: those of questions voted on after an offset; none without one, since the questions show them.
    std::vector<fanout::StateValue> states(const Seat& seat, std::optional<Offset> votes_after);
    void add_polls(std::vector<fanout::StateValue>& to, const Seat& seat, Offset upto);
    std::string states_object(const Seat& seat, std::optional<Offset> votes_after);
    json::OwnSnapshot own_of(const Seat& seat) const;
    static fanout::Frame framed(const Join& join, std::string_view json, const Position& position);

    const RoomSettings& settings_;
    const room::State& state_;
    const fanout::StateBoard& board_;
    const Publisher& publisher_;
    Tallies& tallies_;
    struct Shared {
        std::optional<Offset> offset;
        std::string text;
    };
    PerAudience<Shared> shared_;
};

}  // namespace paraninfo::live
