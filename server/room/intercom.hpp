// What is said behind the programme: which producer speaks to whom, which panelists hear each other
// backstage, and which producers listen there. Soft, in memory, never journaled: talk lapses unless it is
// said again and again, so that it ends when the producer's page dies; hearing and listening end when who
// hears is gone. It decides nothing of the programme. Pure; steady time is given.
#pragma once

#include "protocol/commands/stage.hpp"
#include "server/room/decision.hpp"
#include "server/room/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::room {

// None of these changes anything that is journaled.
Decision decide(const State& state, const Seat& actor, const TalkBack& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const HearBackstage& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const ListenBackstage& command,
                const Context& context);
// Viewers would hear the test by the hall's microphones: while they may, it must be confirmed.
Decision decide(const State& state, const Seat& actor, const TestEcho& command, const Context& context);

struct Talk {
    PersonId person;  // who speaks
    std::string name;
    TalkReach reach = TalkReach::one;
    PersonId to = {};           // of `one`
    std::int64_t until_ms = 0;  // steady
    bool operator==(const Talk&) const = default;
};

// A producer who listens backstage.
struct Listening {
    PersonId person;
    std::string name;
    bool operator==(const Listening&) const = default;
};

class Intercom {
  public:
    // `limits` outlive it.
    explicit Intercom(const Limits& limits) : limits_(limits) {}

    // Begins to speak, goes on, speaks to somebody else, or stops. Where there is no room, the talk that
    // would lapse first makes some. Each says whether anything has changed.
    bool talk(const Seat& producer, const TalkBack& command, std::int64_t now_ms);
    bool stop_talk(const PersonId& producer);
    bool lapse(std::int64_t now_ms);
    // One panelist too many hears nobody.
    bool hear(const PersonId& panelist, bool others);
    // Nor does one producer too many.
    bool listen(const Seat& producer, bool on);

    std::optional<std::int64_t> next_lapse_ms() const;
    const std::vector<Talk>& talks() const { return talks_; }
    // Those that a panelist is told of: not what is said to another one alone. Of what is said to those who
    // wait everybody knows, since who is on air changes meanwhile.
    std::vector<Talk> talks_known_to(const PersonId& panelist) const;
    const std::vector<PersonId>& hearing() const { return hearing_; }
    const std::vector<Listening>& listening() const { return listening_; }

  private:
    const Limits& limits_;
    std::vector<Talk> talks_;
    std::vector<PersonId> hearing_;
    std::vector<Listening> listening_;
};

}  // namespace paraninfo::room
