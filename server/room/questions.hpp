// The rules of questions (PROTOCOL.md sections 4 and 5): asking, withdrawing, the moderator's board. Votes,
// the deck and merging have files of their own.
// Pure. Whether the role may send the command at all is decided before (permissions).
#pragma once

#include "server/room/decision.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

Decision decide(const State& state, const Seat& actor, const AskQuestion& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const EnterQuestion& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const WithdrawQuestion& command,
                const Context& context);
Decision decide(const State& state, const Seat& actor, const ApproveQuestion& command,
                const Context& context);
Decision decide(const State& state, const Seat& actor, const DeclineQuestion& command,
                const Context& context);
Decision decide(const State& state, const Seat& actor, const PutOnAir& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const TakeOffAir& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const MarkAnswered& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const EditQuestion& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const ReopenQuestion& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const OpenQuestions& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const CloseQuestions& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const SetReview& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const SetAnonymity& command, const Context& context);

// `recorded` is where the change stands; `recorded.change` holds it. Defined for erased changes too.
void apply(State& state, const Recorded& recorded, const QuestionAsked& change);
void apply(State& state, const Recorded& recorded, const QuestionApproved& change);
void apply(State& state, const Recorded& recorded, const QuestionDeclined& change);
void apply(State& state, const Recorded& recorded, const QuestionWithdrawn& change);
void apply(State& state, const Recorded& recorded, const QuestionPutOnAir& change);
void apply(State& state, const Recorded& recorded, const QuestionTakenOffAir& change);
void apply(State& state, const Recorded& recorded, const QuestionAnswered& change);
void apply(State& state, const Recorded& recorded, const QuestionEdited& change);
void apply(State& state, const Recorded& recorded, const QuestionReopened& change);
void apply(State& state, const Recorded& recorded, const QuestionsOpened& change);
void apply(State& state, const Recorded& recorded, const QuestionsClosed& change);
void apply(State& state, const Recorded& recorded, const ReviewSet& change);
// Of what is asked from now on; what was asked keeps what its asker was promised.
void apply(State& state, const Recorded& recorded, const AnonymitySet& change);

}  // namespace paraninfo::room
