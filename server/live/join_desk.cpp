#include "server/live/join_desk.hpp"

#include "protocol/json/messages.hpp"
#include "server/room/deck.hpp"

namespace paraninfo::live {

JoinDesk::JoinDesk(const RoomSettings& settings, const room::State& state, const fanout::StateBoard& board,
                   const Publisher& publisher)
    : settings_(settings), state_(state), board_(board), publisher_(publisher) {
}

void JoinDesk::forget() {
    shared_ = {};
}

bool JoinDesk::can_resume(const Join& join) const {
    return join.position && publisher_.reaches(*join.position);
}

// Votes: those of questions voted on after an offset; none without one, since the questions show them.
std::vector<fanout::StateValue> JoinDesk::states(Audience audience, std::optional<Offset> votes_after) const {
    std::vector<fanout::StateValue> values;
    for (const char* key : {"presence", "media", "agenda"})
        if (const std::string* data = board_.newest(key)) values.push_back({key, *data});
    if (!votes_after || !takes_state(audience, "votes/")) return values;
    for (const Question& question : state_.questions) {
        if (question.voted <= *votes_after) continue;
        const std::string key = "votes/" + question.id.value;
        if (const std::string* data = board_.published(key)) values.push_back({key, *data});
    }
    return values;
}

std::string JoinDesk::states_object(Audience audience, std::optional<Offset> votes_after) const {
    json::Writer writer;
    writer.open_object();
    for (const auto& state : states(audience, votes_after)) writer.member_raw(state.key, state.data);
    writer.close_object();
    return writer.take();
}

const std::string& JoinDesk::shared(Audience audience) {
    Shared& shared = shared_[audience];
    if (shared.offset == state_.offset) return shared.text;
    const json::SharedSnapshot snapshot{settings_.id,         settings_.name,   state_.questions_open,
                                        state_.review,        state_.questions, state_.announcements,
                                        room::deck_of(state_)};
    shared.text = json::encode_shared_snapshot(snapshot, audience);
    shared.offset = state_.offset;
    return shared.text;
}

fanout::Frame JoinDesk::framed(const Join& join, std::string_view json, const Position& position) {
    if (join.wire == Wire::events) return {nullptr, fanout::make_sse_event(json, position)};
    return {fanout::make_ws_frame(json), nullptr};
}

fanout::Frame JoinDesk::snapshot(const Join& join, std::int64_t now_ms) {
    json::OwnSnapshot own;
    const bool has_own = fanout::takes_addressed(join.seat.role);
    for (const Question& question : state_.questions)
        if (has_own && question.person == join.seat.person)
            own.questions.push_back({&question, room::find_question(state_, question.into)});
    if (has_own) own.voted = room::votes_of(state_, join.seat.person);
    const Position position{publisher_.history(), state_.offset};
    const json::JoinAnswer answer{join.id, join.position ? "reset" : "snapshot", position, join.seat, now_ms};
    const auto states = states_object(join.seat.role, std::nullopt);
    return framed(join, json::encode_snapshot_join(answer, shared(join.seat.role), states, own), position);
}

fanout::Frame JoinDesk::resume(const Join& join, std::int64_t now_ms) const {
    const Position position = publisher_.position();
    const json::JoinAnswer answer{join.id, "resume", position, join.seat, now_ms};
    const Offset after = join.position->offset;
    const std::string missed =
        publisher_.missed(after, join.seat.role, join.seat.person) + publisher_.through();
    return framed(join, json::encode_resume_join(answer, states_object(join.seat.role, after), missed),
                  position);
}

fanout::Frame JoinDesk::all_states(Audience audience) const {
    std::string message = "[";
    for (const auto& state : states(audience, Offset{0}))
        message += json::encode_state(settings_.id, state.key, state.data) + ',';
    return fanout::make_frame(message + publisher_.through() + ']', publisher_.position());
}

}  // namespace paraninfo::live
