// What a room publishes, in order: durable changes gathered for one tick, states, pulses, and what must come
// between two of them (a joiner's snapshot). Rooms thread only; it decides nothing of what is in a change.
#pragma once

#include "server/fanout/resume_window.hpp"
#include "server/fanout/state_board.hpp"
#include "server/live/room_settings.hpp"
#include "server/live/shard_sink.hpp"
#include "server/room/presence.hpp"

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace paraninfo::live {

// A state and to whom it goes: whole classes, those persons whose class does not get it but who voted, and
// one panelist alone.
struct Reaching {
    fanout::StateValue state;
    PerAudience<bool> classes;
    bool voters = false;
    PersonId panelist = {};  // empty: none
};

class Publisher {
  public:
    // `settings`, `sink`, `presence` outlive it.
    Publisher(const RoomSettings& settings, ShardSink& sink, const room::Presence& presence);

    // The room was read from the journal: what follows `floor`. Everything that was published already and is
    // still the room's history is not published again; another history starts anew and is told by `false`.
    bool reset(const std::string& history, Offset floor, std::deque<fanout::EncodedChange> changes);

    // Applied, not yet durable.
    void add(fanout::EncodedChange change);
    // Everything up to `offset` is on the disk.
    void set_durable(Offset offset);
    // A durable change is no longer for anybody who comes back.
    void blank(Offset offset) { window_.blank(offset); }
    // Runs when everything up to `offset` has been published and nothing after it.
    void hold(Offset offset, std::function<void()> run);
    // Applied changes that never became durable, and what was held for them, are forgotten.
    void forget_undurable();

    // Publishes what may be published. `pending()`: whether that would be anything.
    void flush();
    bool pending() const;

    // `voters` ascending.
    void publish_states(const std::vector<Reaching>& states, const std::vector<PersonId>& voters);
    void publish_pulse(std::string_view kind, std::string_view data);

    Offset durable() const { return durable_; }
    Offset published() const { return published_; }
    Position position() const { return {history_, published_}; }
    const std::string& history() const { return history_; }
    // What somebody who stands at `after` missed; the window must reach it.
    bool reaches(const Position& position) const;
    std::string missed(Offset after, Audience audience, const PersonId& person) const;
    std::string through() const;
    // Whoever stands at `after` has the states of what happened up to here, even if it was cut off with some
    // on their way.
    Offset states_reached(Offset after) const;

  private:
    void publish_upto(Offset offset);
    struct Told {
        std::string all;
        std::map<PersonId, std::string> own;  // instead of it
    };
    Told told_to(Audience audience, const std::vector<Reaching>& states,
                 const std::vector<PersonId>& voters) const;
    void add_personal(Publication& publication, fanout::ChangeIterator first, fanout::ChangeIterator last);
    fanout::Frame frame_of(const std::string& texts) const;

    const RoomSettings& settings_;
    ShardSink& sink_;
    const room::Presence& presence_;
    fanout::ResumeWindow window_;                // durable
    std::deque<fanout::EncodedChange> applied_;  // not yet durable
    struct Held {
        Offset offset;
        std::function<void()> run;
    };
    std::deque<Held> held_;  // ascending
    std::string history_;
    Offset durable_ = 0;
    Offset published_ = 0;
};

}  // namespace paraninfo::live
