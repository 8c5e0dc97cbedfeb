// What a moderator decides against one person: a silence or a ban (PROTOCOL.md section 4.2). A value, the
// same for both; which of the two it is, is said by where it stands.
#pragma once

#include "protocol/ids.hpp"
#include "protocol/position.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace paraninfo {

struct Sanction {
    Offset made = 0;  // the change that made it; changes name a sanction by it
    PersonId person;
    std::string name;  // of the person, as the moderator saw it
    PersonId by;
    std::string by_name;
    std::string reason;
    std::int64_t at_ms = 0;
    std::int64_t until_ms = 0;      // silence: 0, until somebody lifts it
    std::vector<Offset> withdrawn;  // ban: the questions that left the lists with it
    // The sealed question by whose asker the person was meant: what moderators know in place of person and
    // name. Empty: the person was named.
    QuestionId asker_of = {};

    bool operator==(const Sanction&) const = default;
};

}  // namespace paraninfo
