// Programme time in JSON: on the wire, in the journal and in its snapshots. Only for protocol/json.
#pragma once

#include "protocol/json/entry_source.hpp"
#include "protocol/json/writer.hpp"
#include "protocol/poll.hpp"
#include "protocol/question.hpp"

namespace paraninfo::json {

// Members of the object that is open; nothing is written where there is nothing.
void write_programme_at(Writer& to, const ProgrammeTime* at);
void write_aired(Writer& to, const std::optional<Airing>& aired);
void write_aired(Writer& to, const std::optional<PollAiring>& aired);

// Nothing where the member is missing, as in what was written before there was any.
std::optional<ProgrammeTime> read_programme_at(Members& from);
std::optional<Airing> read_aired(Members& from);
std::optional<PollAiring> read_poll_aired(Members& from);

// Of a change in the journal; its time goes with an erased payload.
std::optional<ProgrammeTime> read_programme_at(EntrySource& from);

}  // namespace paraninfo::json
