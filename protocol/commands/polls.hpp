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

}  // namespace paraninfo
