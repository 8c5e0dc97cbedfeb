#include "server/room/poll_record.hpp"

#include "protocol/words.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::room {

PollRecord poll_record(PollVotes votes) {
    PollRecord record;
    record.poll = std::move(votes.poll);
    for (CastBallot& cast : votes.ballots)
        put_ballot(record, static_cast<BallotNumber>(record.ballots.size()), std::move(cast));
    record.touched = votes.touched;
    return record;
}

void put_ballot(PollRecord& record, BallotNumber number, CastBallot cast) {
    if (number > record.ballots.size()) return;
    const bool open_text = record.poll.form.kind == PollKind::text;
    if (number == record.ballots.size()) {
        record.ballots.emplace_back();
        if (open_text) record.words.emplace_back();
    }
    if (!cast.person.empty()) record.number_of[cast.person] = number;
    if (open_text) record.words[number] = text::words(cast.ballot.text);
    CastBallot& kept = record.ballots[number];
    // A vote whose person was erased after an earlier one that was not: it is still theirs.
    if (cast.person.empty()) cast.person = kept.person;
    kept = std::move(cast);
}

const PollRecord* find_poll(const std::vector<PollRecord>& polls, const PollId& id) {
    const auto found = std::ranges::find_if(polls, [&](const PollRecord& one) { return one.poll.id == id; });
    return found == polls.end() ? nullptr : &*found;
}

const PollRecord* poll_at(const std::vector<PollRecord>& polls, Offset drafted) {
    const auto found =
        std::ranges::lower_bound(polls, drafted, {}, [](const PollRecord& one) { return one.poll.drafted; });
    return found == polls.end() || found->poll.drafted != drafted ? nullptr : &*found;
}

PollRecord* poll_at(std::vector<PollRecord>& polls, Offset drafted) {
    return const_cast<PollRecord*>(poll_at(std::as_const(polls), drafted));
}

const PollRecord* voting_poll(const std::vector<PollRecord>& polls) {
    const auto found =
        std::ranges::find_if(polls, [](const PollRecord& one) { return takes_votes(one.poll.state); });
    return found == polls.end() ? nullptr : &*found;
}

const Ballot* ballot_of(const PollRecord& record, const PersonId& person) {
    const auto number = record.number_of.find(person);
    return number == record.number_of.end() ? nullptr : &record.ballots[number->second].ballot;
}

}  // namespace paraninfo::room
