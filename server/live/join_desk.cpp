#include "server/live/join_desk.hpp"

#include "protocol/json/messages.hpp"
#include "server/live/state_reach.hpp"
#include "server/room/deck.hpp"
#include "server/room/hands.hpp"
#include "server/room/poll_classes.hpp"
#include "server/room/poll_visibility.hpp"
#include "server/room/sanctions.hpp"

namespace paraninfo::live {

JoinDesk::JoinDesk(const RoomSettings& settings, const room::State& state, const fanout::StateBoard& board,
                   const Publisher& publisher, Tallies& tallies)
    : settings_(settings), state_(state), board_(board), publisher_(publisher), tallies_(tallies) {
}

void JoinDesk::forget() {
    shared_ = {};
}

// A guest's page cannot stand before the raised hand: what was said backstage until then was not said to
// them.
bool JoinDesk::can_resume(const Join& join) const {
    if (!join.position || !publisher_.reaches(*join.position)) return false;
    if (!join.seat.guest) return true;
    const Hand* hand = room::hand_of(state_.hands, join.seat.person);
    return hand != nullptr && join.position->offset >= hand->number;
}

std::vector<fanout::StateValue> JoinDesk::states(const Seat& seat, std::optional<Offset> votes_after) {
    std::vector<fanout::StateValue> values;
    for (const char* key : {"presence", "media", "agenda"})
        if (const std::string* data = board_.newest(key)) values.push_back({key, *data});
    if (const std::string* code = board_.newest(hall_code_key); code && takes_hall_code(seat.role))
        values.push_back({hall_code_key, *code});
    if (sees_as_moderator(seat.role))
        for (const char* key : {claims_key, feeds_key})
            if (const std::string* data = board_.newest(key)) values.push_back({key, *data});
    for (auto& state : stage_states(board_, seat.role, seat.person)) values.push_back(std::move(state));
    const std::string* hands = votes_after ? board_.published("hands") : board_.newest("hands");
    if (hands != nullptr) values.push_back({"hands", *hands});
    // A snapshot is held until all of the state is durable; what else is sent shows no more than is
    // published.
    add_polls(values, seat, votes_after ? publisher_.published() : state_.offset);
    if (!votes_after || !takes_votes_of_questions(seat.role)) return values;
    for (const Question& question : state_.questions) {
        if (question.voted <= *votes_after) continue;
        const std::string key = "votes/" + question.id.value;
        if (const std::string* data = board_.published(key)) values.push_back({key, *data});
    }
    return values;
}

// A poll that moved on since `upto` is told of with the states that follow.
void JoinDesk::add_polls(std::vector<fanout::StateValue>& to, const Seat& seat, Offset upto) {
    for (const room::PollRecord& record : state_.polls) {
        if (!room::shows_turnout(record.poll, seat.role) || record.touched > upto) continue;
        const Tallies::Texts& texts = tallies_.of(record);
        to.push_back({answers_key(record.poll), texts.answers});
        if (room::sees_results(record, seat.role, seat.person))
            to.push_back({results_key(record.poll), texts.results});
        if (room::shows_classes(record.poll, seat.role))
            to.push_back({classes_key(record.poll), texts.classes});
    }
}

std::string JoinDesk::states_object(const Seat& seat, std::optional<Offset> votes_after) {
    json::Writer writer;
    writer.open_object();
    for (const auto& state : states(seat, votes_after)) writer.member_raw(state.key, state.data);
    writer.close_object();
    return writer.take();
}

const std::string& JoinDesk::shared(Audience audience) {
    Shared& shared = shared_[audience];
    if (shared.offset == state_.offset) return shared.text;
    std::vector<json::SnapshotPoll> polls;
    for (const room::PollRecord& record : state_.polls)
        polls.push_back({&record.poll, sees_as_moderator(audience)
                                           ? room::answers_of(record, settings_.limits)
                                           : std::vector<PollAnswer>{}});
    const json::SharedSnapshot snapshot{
        settings_.id,          settings_.name,       state_.questions_open, state_.review,
        state_.questions,      state_.announcements, room::deck_of(state_), std::move(polls),
        &state_.silences,      &state_.bans,         state_.chat,           state_.hands,
        state_.reactions_open, &state_.channel,      state_.anonymity,      state_.broadcast};
    shared.text = json::encode_shared_snapshot(snapshot, audience);
    shared.offset = state_.offset;
    return shared.text;
}

fanout::Frame JoinDesk::framed(const Join& join, std::string_view json, const Position& position) {
    if (join.wire == Wire::events) return {nullptr, fanout::make_sse_event(json, position)};
    return {fanout::make_ws_frame(json), nullptr};
}

json::OwnSnapshot JoinDesk::own_of(const Seat& seat) const {
    json::OwnSnapshot own;
    const bool backstage = seat.role == Audience::producer || seat.role == Audience::panelist;
    if (backstage && settings_.has_stage) own.stage = &state_.stage;
    // What was said backstage before a guest raised the hand was not said to them.
    if (const Hand* hand = room::hand_of(state_.hands, seat.person); seat.guest && hand != nullptr)
        own.notes_after = hand->number;
    if (!fanout::takes_addressed(seat.role)) return own;
    for (const Question& question : state_.questions)
        if (question.person == seat.person)
            own.questions.push_back({&question, room::find_question(state_, question.into)});
    own.voted = room::votes_of(state_, seat.person);
    own.silence = room::silence_of(state_, seat.person);
    own.hand = room::hand_of(state_.hands, seat.person);
    for (const ChatMessage& message : state_.chat.messages)
        if (message.person == seat.person) own.chat.push_back(&message);
    for (const room::PollRecord& record : state_.polls)
        if (const Ballot* ballot = room::ballot_of(record, seat.person);
            ballot && is_visible(record.poll.state))
            own.ballots.push_back({&record.poll, ballot});
    return own;
}

fanout::Frame JoinDesk::snapshot(const Join& join, std::int64_t now_ms) {
    const Position position{publisher_.history(), state_.offset};
    const json::JoinAnswer answer{join.id, join.position ? "reset" : "snapshot", position, join.seat, now_ms};
    const auto states = states_object(join.seat, std::nullopt);
    return framed(join, json::encode_snapshot_join(answer, shared(join.seat.role), states, own_of(join.seat)),
                  position);
}

fanout::Frame JoinDesk::resume(const Join& join, std::int64_t now_ms) {
    const Position position = publisher_.position();
    const json::JoinAnswer answer{join.id, "resume", position, join.seat, now_ms};
    const Offset after = join.position->offset;
    const std::string missed =
        publisher_.missed(after, join.seat.role, join.seat.person) + publisher_.through();
    return framed(
        join,
        json::encode_resume_join(answer, states_object(join.seat, publisher_.states_reached(after)), missed),
        position);
}

fanout::Frame JoinDesk::all_states(const Seat& seat) {
    std::string message = "[";
    for (const auto& state : states(seat, Offset{0}))
        message += json::encode_state(settings_.id, state.key, state.data) + ',';
    return fanout::make_frame(message + publisher_.through() + ']', publisher_.position());
}

}  // namespace paraninfo::live
