// Which sessions of panelists and players there are, whose they are, and how often somebody may offer
// another. It knows no worker and no HTTP. Values; no clock, no lock.
#pragma once

#include "protocol/seat.hpp"
#include "server/gateway/token_bucket.hpp"
#include "server/room/decision.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace paraninfo::app {

inline constexpr config::Rate offers_rate{0.5, 30};    // of a person
inline constexpr std::size_t players_of_seat_max = 3;  // the return in two tabs, and a solo
inline constexpr std::size_t talkbacks_max = 3;        // of a room
inline constexpr std::size_t sessions_max = 1024;
// Of a session's fragments together: more than as many candidates as the worker looks at, sent one by one.
inline constexpr std::size_t candidates_bytes_max = 64u << 10;
inline constexpr std::size_t candidates_bytes_least = 256;  // as much a shorter fragment counts

struct StageSessionRecord {
    std::string session;
    RoomId room;
    std::string login;
    SeatId seat;
    std::string source;      // of who publishes; empty: a player
    PersonId panelist = {};  // whose it is; empty: of nobody on the stage
    std::size_t candidates_bytes = 0;
    bool by_key = false;  // of a WHIP client that is no page
    bool operator==(const StageSessionRecord&) const = default;
};

class StageSessions {
  public:
    using Time = gateway::TokenBucket::Time;

    // Nothing: go on, and it is counted. Otherwise how long to wait.
    std::optional<std::chrono::milliseconds> admit(const PersonId& person, Time now);

    // The worker is asked for it.
    void ask(const std::string& session, const std::string& login) { asked_for_[session] = login; }
    // The worker answered, whatever. False: the login has ended meanwhile.
    bool answered(const std::string& session) { return asked_for_.erase(session) > 0; }
    // It began. What has to end for it: a seat's oldest player beyond its most, a room's oldest talkback, or
    // the oldest player of all, a panelist's last.
    // The worker itself puts a publication in the place of one of the same source.
    std::vector<StageSessionRecord> begin(StageSessionRecord record);
    // The session of that room, if it is the login's; null if not.
    const StageSessionRecord* find(const RoomId& room, const std::string& login,
                                   const std::string& session) const;
    // Whether a page that asks for this would push aside who published the source last: by a key, or, where
    // the page asks `again` by itself, with another login.
    bool is_anothers(const StageSessionRecord& asked, bool again) const;
    // Whether a fragment of that size still goes to the worker, which is counted.
    bool take_candidates(const std::string& session, std::size_t bytes);
    void end(const std::string& session);
    // Those of a login that is over, which are forgotten.
    std::vector<StageSessionRecord> end_login(const std::string& login);
    // Those of the room's panelists who are none any more, which are forgotten.
    std::vector<StageSessionRecord> end_absent(const RoomId& room,
                                               const std::vector<room::Panelist>& panelists);

    std::size_t size() const { return records_.size(); }

  private:
    std::vector<StageSessionRecord> take_out(const std::function<bool(const StageSessionRecord&)>& is_over);
    std::vector<StageSessionRecord>::iterator least_needed();
    void make_room_for_talkback(const RoomId& room, std::vector<StageSessionRecord>& over);
    void forget_rested(Time now);

    std::vector<StageSessionRecord> records_;  // the oldest first
    std::unordered_map<std::string, std::string>
        asked_for_;  // logins by session, of offers without an answer
    std::unordered_map<PersonId, gateway::TokenBucket> buckets_;
    std::unordered_map<PersonId, Time> asked_;
};

}  // namespace paraninfo::app
