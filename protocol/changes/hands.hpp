// What happened to raised hands, as the journal keeps it. A hand is named by the offset at which it was
// raised. Erased, a raising raises nothing.
#pragma once

#include "protocol/audience.hpp"
#include "protocol/ids.hpp"
#include "protocol/position.hpp"

#include <cstdint>
#include <string>

namespace paraninfo {

struct HandsOpened {
    bool operator==(const HandsOpened&) const = default;
};

struct HandsClosed {
    bool operator==(const HandsClosed&) const = default;
};

struct HandRaised {
    Audience origin = Audience::participant;
    PersonId person;
    std::string name;
    bool operator==(const HandRaised&) const = default;
};

struct HandClaimed {
    Offset hand = 0;
    std::int64_t for_ms = 0;
    PersonId by;
    std::string by_name;
    bool operator==(const HandClaimed&) const = default;
};

struct HandClaimLapsed {
    Offset hand = 0;
    bool operator==(const HandClaimLapsed&) const = default;
};

struct HandInvited {
    Offset hand = 0;
    bool operator==(const HandInvited&) const = default;
};

struct HandAccepted {
    Offset hand = 0;
    bool operator==(const HandAccepted&) const = default;
};

// The three ways out of the queue: by the person, by a moderator, and because it was that person's turn.
struct HandLowered {
    Offset hand = 0;
    PersonId person;
    bool operator==(const HandLowered&) const = default;
};

struct HandDeclined {
    Offset hand = 0;
    PersonId person;
    bool operator==(const HandDeclined&) const = default;
};

struct HandDone {
    Offset hand = 0;
    PersonId person;
    bool operator==(const HandDone&) const = default;
};

}  // namespace paraninfo
