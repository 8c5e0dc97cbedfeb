// A poll with its votes as the room keeps it: each person's newest ballot, once. Values and finders; the
// rules stand in polls.
#pragma once

#include "protocol/poll.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace paraninfo::room {

using BallotNumber = std::uint32_t;  // index into PollRecord::ballots

struct PollRecord {
    Poll poll;
    Offset touched = 0;  // the last change of the poll or its votes
    std::vector<CastBallot> ballots;
    std::unordered_map<PersonId, BallotNumber> number_of;
    std::vector<std::vector<std::string>> words;  // of each ballot, open text only

    bool operator==(const PollRecord&) const = default;
};

PollRecord poll_record(PollVotes votes);
// Puts a ballot where its number says. A number beyond the next is that of a damaged journal: nothing
// happens.
void put_ballot(PollRecord& record, BallotNumber number, CastBallot cast);

const PollRecord* find_poll(const std::vector<PollRecord>& polls, const PollId& id);
// Of a change: nothing if the journal names one that was never drafted.
const PollRecord* poll_at(const std::vector<PollRecord>& polls, Offset drafted);
PollRecord* poll_at(std::vector<PollRecord>& polls, Offset drafted);
// The one that takes votes.
const PollRecord* voting_poll(const std::vector<PollRecord>& polls);

const Ballot* ballot_of(const PollRecord& record, const PersonId& person);

}  // namespace paraninfo::room
