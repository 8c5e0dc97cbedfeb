// What happened to persons in a room, as the journal keeps it: who, whom and why; by which sealed question,
// where the person was meant by one, and then without a name. The end of a sanction names it by the offset at
// which it was made. Empty personal members mean that this change's own payload was erased; the sanction ends
// with that.
#pragma once

#include "protocol/ids.hpp"
#include "protocol/position.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace paraninfo {

struct PersonSilenced {
    std::int64_t for_ms = 0;  // 0: until it is lifted
    PersonId person;
    std::string name;
    PersonId by;
    std::string by_name;
    std::string reason;
    QuestionId asker_of = {};
    bool operator==(const PersonSilenced&) const = default;
};

struct SilenceLifted {
    Offset silenced = 0;
    PersonId person;
    PersonId by;  // empty: its time was over
    std::string by_name;
    QuestionId asker_of = {};
    bool operator==(const SilenceLifted&) const = default;
};

struct PersonBanned {
    PersonId person;
    std::string name;
    PersonId by;
    std::string by_name;
    std::string reason;
    std::vector<Offset> withdrawn;  // questions, by the changes before this one
    QuestionId asker_of = {};
    bool operator==(const PersonBanned&) const = default;
};

struct PersonUnbanned {
    Offset banned = 0;
    PersonId person;
    PersonId by;
    std::string by_name;
    QuestionId asker_of = {};
    bool operator==(const PersonUnbanned&) const = default;
};

}  // namespace paraninfo
