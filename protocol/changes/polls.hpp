// What happened to polls, as the journal keeps it. A poll is named by the offset at which it was drafted.
// Empty texts and persons mean that this change's own payload was erased: choices and class of a vote stay.
// What belongs to the stage has `programme_at`, as for questions.
#pragma once

#include "protocol/poll.hpp"

namespace paraninfo {

struct PollDrafted {
    PollId id;
    PollForm form;
    bool operator==(const PollDrafted&) const = default;
};

struct PollEdited {
    Offset poll = 0;
    PollForm form;
    bool operator==(const PollEdited&) const = default;
};

struct PollOpened {
    Offset poll = 0;
    std::int64_t closes_after_ms = 0;  // 0: a moderator closes it
    std::optional<ProgrammeTime> programme_at = {};
    std::string modulus = {};  // of the key of a secret poll, base64url
    bool operator==(const PollOpened&) const = default;
};

struct PollClosing {
    Offset poll = 0;
    std::optional<ProgrammeTime> programme_at = {};
    bool operator==(const PollClosing&) const = default;
};

struct PollClosed {
    Offset poll = 0;
    std::optional<ProgrammeTime> programme_at = {};
    bool operator==(const PollClosed&) const = default;
};

struct PollArchived {
    Offset poll = 0;
    bool operator==(const PollArchived&) const = default;
};

// The first vote of a person takes the next number; a changed vote has the same, so that it still replaces
// the earlier one when the person is erased.
struct PollVoted {
    Offset poll = 0;
    std::uint32_t number = 0;
    std::optional<VoterClass> voter_class;  // none: of before classes, and not from the hall
    PersonId person;
    Ballot ballot;
    bool operator==(const PollVoted&) const = default;
};

// Who takes part in a secret poll, and nothing of the vote: no class either, which nothing would be counted
// by. Numbered as votes are.
struct PollPaperGiven {
    Offset poll = 0;
    std::uint32_t number = 0;
    PersonId person;
    bool operator==(const PollPaperGiven&) const = default;
};

struct PollCounted {
    Offset poll = 0;
    SecretCount count;
    bool operator==(const PollCounted&) const = default;
};

}  // namespace paraninfo
