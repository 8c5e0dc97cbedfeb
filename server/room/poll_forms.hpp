// What moderators and voters write, made fit to be kept: a poll's form within its limits, a vote of the
// form's kind. Pure.
#pragma once

#include "protocol/commands/polls.hpp"
#include "protocol/reject.hpp"
#include "server/room/limits.hpp"

#include <boost/system/result.hpp>

namespace paraninfo::room {

boost::system::result<PollForm, Reject> fit_form(const PollForm& form, const Limits& limits);
// Reason::invalid_params names the member when the vote is not one of this poll.
boost::system::result<Ballot, Reject> fit_ballot(const PollForm& form, const VotePoll& vote,
                                                 const Limits& limits);

}  // namespace paraninfo::room
