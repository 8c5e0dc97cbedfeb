// What a moderator asks a room to do with persons. One is meant by the id, or, without it, as who asked a
// sealed question.
#pragma once

#include "protocol/ids.hpp"

#include <cstdint>
#include <string>

namespace paraninfo {

struct SilencePerson {
    PersonId person;
    std::string reason;
    std::int64_t for_ms = 0;  // 0: until it is lifted
    QuestionId asker_of = {};
    bool operator==(const SilencePerson&) const = default;
};

struct LiftSilence {
    PersonId person;
    QuestionId asker_of = {};
    bool operator==(const LiftSilence&) const = default;
};

struct BanPerson {
    PersonId person;
    std::string reason;
    QuestionId asker_of = {};
    bool operator==(const BanPerson&) const = default;
};

struct UnbanPerson {
    PersonId person;
    QuestionId asker_of = {};
    bool operator==(const UnbanPerson&) const = default;
};

}  // namespace paraninfo
