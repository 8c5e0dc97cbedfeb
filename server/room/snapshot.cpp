#include "server/room/snapshot.hpp"

namespace paraninfo::room {

RoomSnapshot snapshot_of(const State& state) {
    RoomSnapshot snapshot{state.offset,         state.questions_open,
                          state.review,         state.questions,
                          state.announcements,  {},
                          state.deck,           {},
                          state.silences,       state.bans,
                          state.chat,           state.hands,
                          state.reactions_open, {}};
    snapshot.votes.resize(state.people.size());
    for (const auto& [person, number] : state.people)
        snapshot.votes[number] = {person, state.voted[number]};  // numbers have no holes
    for (const PollRecord& record : state.polls)
        snapshot.polls.push_back({record.poll, record.touched, record.ballots});
    snapshot.channel = state.channel;
    snapshot.anonymity = state.anonymity;
    snapshot.broadcast = state.broadcast;
    snapshot.stage = state.stage;
    return snapshot;
}

State restore(RoomSnapshot snapshot) {
    State state;
    state.offset = snapshot.offset;
    state.questions_open = snapshot.questions_open;
    state.review = snapshot.review;
    state.anonymity = snapshot.anonymity;
    state.questions = std::move(snapshot.questions);
    state.announcements = std::move(snapshot.announcements);
    for (std::size_t i = 0; i < state.questions.size(); ++i) {
        state.question_by_id.emplace(state.questions[i].id, static_cast<QuestionNumber>(i));
        state.question_by_offset.emplace(state.questions[i].asked, static_cast<QuestionNumber>(i));
    }
    // Two passes: a question may be merged into a later one.
    for (std::size_t i = 0; i < state.questions.size(); ++i) {
        const auto into = state.question_by_id.find(state.questions[i].into);
        if (into != state.question_by_id.end())
            state.merged[into->second].push_back(static_cast<QuestionNumber>(i));
    }
    state.deck = std::move(snapshot.deck);
    for (PersonVotes& votes : snapshot.votes) {
        state.people.emplace(std::move(votes.person), static_cast<PersonNumber>(state.voted.size()));
        state.voted.push_back(std::move(votes.questions));
    }
    for (PollVotes& votes : snapshot.polls) state.polls.push_back(poll_record(std::move(votes)));
    state.silences = std::move(snapshot.silences);
    state.bans = std::move(snapshot.bans);
    state.channel = std::move(snapshot.channel);
    state.chat = std::move(snapshot.chat);
    state.hands = std::move(snapshot.hands);
    state.reactions_open = snapshot.reactions_open;
    state.broadcast = snapshot.broadcast;
    state.stage = std::move(snapshot.stage);
    return state;
}

}  // namespace paraninfo::room
