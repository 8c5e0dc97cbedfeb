// What people ask a room to do with polls. Imperatives; checked for shape only.
#pragma once

#include "protocol/poll.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace paraninfo {

struct DraftPoll {
    PollForm form;
    bool operator==(const DraftPoll&) const = default;
};

// The moderator's commands name the version of the poll that the moderator saw.
struct EditPoll {
    PollId poll;
    std::uint64_t version = 0;
    PollForm form;
    bool operator==(const EditPoll&) const = default;
};

struct OpenPoll {
    PollId poll;
    std::uint64_t version = 0;
    std::int64_t closes_after_ms = 0;  // 0: a moderator closes it
    bool operator==(const OpenPoll&) const = default;
};

struct ClosePoll {
    PollId poll;
    std::uint64_t version = 0;
    bool operator==(const ClosePoll&) const = default;
};

struct ArchivePoll {
    PollId poll;
    std::uint64_t version = 0;
    bool operator==(const ArchivePoll&) const = default;
};

struct VoteChoices {
    std::vector<std::uint64_t> options;  // indexes as the client sent them
    bool operator==(const VoteChoices&) const = default;
};
struct VoteStep {
    std::int64_t step = 0;
    bool operator==(const VoteStep&) const = default;
};
struct VoteText {
    std::string text;
    bool operator==(const VoteText&) const = default;
};

struct VotePoll {
    PollId poll;
    std::variant<VoteChoices, VoteStep, VoteText> vote;
    bool operator==(const VotePoll&) const = default;
};

// Asks for the signature of a blinded serial, with which a secret ballot can be cast without a name.
struct TakePaper {
    PollId poll;
    std::string blinded;  // 256 bytes, big-endian, base64url
    bool operator==(const TakePaper&) const = default;
};

// A ballot under the serial of a paper, from nobody: it comes without a login and without a command's key.
struct SecretBallot {
    std::string serial;     // 32 bytes, base64url
    std::string signature;  // 256 bytes, base64url
    VotePoll vote;
    bool operator==(const SecretBallot&) const = default;
};

}  // namespace paraninfo
