// What a command meets and what comes of it. Values and one function; no clock, no journal.
#pragma once

#include "protocol/changes/change.hpp"
#include "protocol/reject.hpp"
#include "protocol/seat.hpp"
#include "server/room/limits.hpp"

#include <boost/system/result.hpp>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace paraninfo::room {

// What access knows of somebody who has a seat in the room.
struct KnownPerson {
    std::string name;
    bool is_staff = false;  // in any room
};

struct Panelist {
    PersonId person;
    std::string name;
    bool guest = false;  // for a turn: a raised hand that was accepted
    bool operator==(const Panelist&) const = default;
};

struct Context {
    const Limits& limits;
    // A new id of 96 random bits as 16 characters.
    const std::function<std::string()>& make_id;
    // Nothing: no such person has a seat here.
    std::function<std::optional<KnownPerson>(const PersonId&)> find_person = {};
    // The modulus of a new key for the papers of a secret poll, base64url; nothing: none is ready.
    std::function<std::optional<std::string>()> take_key = {};
    // Everybody with a panelist's seat, guests too; empty: the room takes no panelists and has no stage.
    std::function<std::vector<Panelist>()> panelists = {};
};

using Changes = std::vector<Change>;  // empty: accepted, and nothing changes
using Decision = boost::system::result<Changes, Reject>;

inline Reject reject(Reason reason) {
    Reject refused;
    refused.reason = reason;
    return refused;
}

}  // namespace paraninfo::room
