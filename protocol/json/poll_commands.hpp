// The parameters of the methods `poll.…`, read strictly (PROTOCOL.md sections 4 and 4.1): what belongs to a
// kind and what does not. Only for protocol/json.
#pragma once

#include "protocol/commands/polls.hpp"
#include "protocol/json/members.hpp"

namespace paraninfo::json {

DraftPoll read_draft_poll(Members& members);
EditPoll read_edit_poll(Members& members);
OpenPoll read_open_poll(Members& members);
ClosePoll read_close_poll(Members& members);
ArchivePoll read_archive_poll(Members& members);
VotePoll read_vote_poll(Members& members);
// The members of the vote alone, whatever the poll's kind.
decltype(VotePoll::vote) read_vote(Members& members);
TakePaper read_take_paper(Members& members);

}  // namespace paraninfo::json
