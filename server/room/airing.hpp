// When questions and polls are on the stage, in programme time: what is kept as they come and go. Pure; of
// questions called before the change moves them on. A change without a time leaves nothing to hold: whoever
// looks on sees it at once.
#pragma once

#include "protocol/poll.hpp"
#include "protocol/question.hpp"

namespace paraninfo::room {

void begin_airing(Question& question, const std::optional<ProgrammeTime>& at);
// Nothing happens to one that is not on air.
void end_airing(Question& question, const std::optional<ProgrammeTime>& at);

void open_airing(Poll& poll, const std::optional<ProgrammeTime>& at);
void begin_closing_airing(Poll& poll, const std::optional<ProgrammeTime>& at);
void close_airing(Poll& poll, const std::optional<ProgrammeTime>& at);

}  // namespace paraninfo::room
