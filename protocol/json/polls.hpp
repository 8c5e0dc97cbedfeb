// How a poll, a vote and the results look in messages: the same to all who may see them. Pure; any thread.
#pragma once

#include "protocol/json/writer.hpp"
#include "protocol/poll.hpp"
#include "protocol/poll_tally.hpp"

#include <string>
#include <vector>

namespace paraninfo::json {

void write_poll(Writer& to, const Poll& poll, Audience audience);
// With `answers`: a poll of open text in a moderator's snapshot.
void write_poll(Writer& to, const Poll& poll, const std::vector<PollAnswer>& answers);
void write_answer(Writer& to, const PollAnswer& answer);
void write_ballot(Writer& to, const PollForm& form, const Ballot& ballot);

// The data of the states `answers/{poll}`, `poll/{poll}` and `classes/{poll}`.
std::string encode_answers(std::size_t persons);
std::string encode_results(const PollForm& form, const PollTally& tally);
std::string encode_classes(const PollForm& form, const std::vector<ClassCount>& groups);

}  // namespace paraninfo::json
