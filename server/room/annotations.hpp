// The rules of what moderators add to a question: tags, notes, a written answer, translations, and the
// place in the agenda, of which a room knows the ids only. Pure.
#pragma once

#include "protocol/changes/annotations.hpp"
#include "protocol/commands/annotations.hpp"
#include "server/room/decision.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

Decision decide(const State& state, const Seat& actor, const SetTags& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const NoteQuestion& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const AnswerInWriting& command,
                const Context& context);
Decision decide(const State& state, const Seat& actor, const TranslateQuestion& command,
                const Context& context);
Decision decide(const State& state, const Seat& actor, const AssignQuestion& command, const Context& context);

void apply(State& state, const Recorded& recorded, const QuestionTagged& change);
void apply(State& state, const Recorded& recorded, const QuestionNoted& change);
void apply(State& state, const Recorded& recorded, const QuestionAnsweredInWriting& change);
void apply(State& state, const Recorded& recorded, const QuestionTranslated& change);
void apply(State& state, const Recorded& recorded, const QuestionAssigned& change);

// The text that was translated is another now: what was approved is a draft again.
void doubt_translations(Question& question);

}  // namespace paraninfo::room
