// Who sees what of a poll, and its results as a count of its ballots. Pure. A form never carries results, so
// that nothing a moderator does to a poll can show them.
#pragma once

#include "protocol/changes/shown.hpp"
#include "protocol/poll_tally.hpp"
#include "server/room/limits.hpp"
#include "server/room/state.hpp"

#include <concepts>

namespace paraninfo::room {

// Whether this audience knows the poll and how many have answered.
bool shows_turnout(const Poll& poll, Audience audience);
// Whether the results may leave the server for everybody of this audience.
bool shows_results(const Poll& poll, Audience audience);
// Whether those of the audience who have voted get them, though the others do not.
bool shows_results_to_voters(const Poll& poll);
bool sees_results(const PollRecord& record, Audience audience, const PersonId& person);

// One more ballot of this poll.
void count(const PollRecord& record, const CastBallot& cast, PollCount& into);
PollTally tally_of(const PollRecord& record, const Limits& limits);
// The newest answers of a poll of open text, oldest first.
std::vector<PollAnswer> answers_of(const PollRecord& record, const Limits& limits);

// Changes of polls name the poll they are about.
template <typename T>
concept IsPollChange = std::same_as<T, PollDrafted> || requires(const T& change) {
    change.poll;
};

// The offset at which the poll of this change was drafted; 0: it is not about a poll.
Offset poll_of(const Recorded& recorded);

Shown show_poll(const Poll& poll);
Shown show_poll_vote(const std::vector<PollRecord>& polls, const PollVoted& change);
// To the person alone, so that other devices of the same person know of it.
Shown show_paper(const std::vector<PollRecord>& polls, const PollPaperGiven& change);

}  // namespace paraninfo::room
