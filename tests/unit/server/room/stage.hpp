// Given changes, when a command, then changes or a reject: the words in which the room's tests are written.
#pragma once

#include "server/room/room.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace paraninfo::room {

inline Seat seat_of(Audience role, std::string person) {
    const auto voter_class = role == Audience::hall ? VoterClass::hall : VoterClass::registered;
    return {SeatId{"seat"}, PersonId{std::move(person)}, RoomId{"room"}, role, "Name", voter_class};
}
inline Seat participant(const std::string& person = "p1") {
    return seat_of(Audience::participant, person);
}
inline Seat in_hall(const std::string& person = "h1") {
    return seat_of(Audience::hall, person);
}
inline Seat moderator() {
    return seat_of(Audience::moderator, "m1");
}
inline Seat panelist(const std::string& person = "a1") {
    return seat_of(Audience::panelist, person);
}
inline Seat producer(const std::string& person = "d1") {
    return seat_of(Audience::producer, person);
}

class Room {
  public:
    // Ids are "id1", "id2", …; times are offsets.
    Room& given(Change change) {
        room::apply(state,
                    {state.offset + 1, static_cast<std::int64_t>(state.offset + 1), std::move(change)});
        return *this;
    }
    Decision when(const Seat& actor, const Command& command) {
        return decide(
            state, actor, command,
            Context{limits, make_id,
                    [](const PersonId& person) -> std::optional<KnownPerson> {
                        if (person == PersonId{"nobody"}) return std::nullopt;
                        return KnownPerson{"Name", person == PersonId{"m1"} || person == PersonId{"m2"}};
                    },
                    [this] {
                        ++keys_taken;
                        return modulus;
                    },
                    has_stage ? panelists : std::function<std::vector<Panelist>()>{}});
    }
    Reason refused(const Seat& actor, const Command& command) {
        const auto decision = when(actor, command);
        if (decision) {
            ADD_FAILURE() << "it was accepted";
            return Reason::internal;
        }
        return decision.error().reason;
    }
    // Decides, applies, and gives what the sender is told.
    Done then(const Seat& actor, const Command& command) {
        const auto decision = when(actor, command);
        if (!decision) {
            ADD_FAILURE() << "refused: " << name_of(decision.error().reason);
            return {};
        }
        for (const Change& change : *decision) given(change);
        return done(state, command, *decision);
    }
    QuestionId asked_by(const Seat& actor, const std::string& text = "Why?") {
        return *then(actor, AskQuestion{text, "", false}).question;
    }
    QuestionId approved_of(const Seat& actor) {
        const auto id = asked_by(actor);
        then(moderator(), ApproveQuestion{id, 1});
        return id;
    }
    // Each named with the version that it has now.
    MergeQuestion merging(const QuestionId& one, const QuestionId& into) const {
        return {one, question(one).version, into, question(into).version};
    }
    void merge(const QuestionId& one, const QuestionId& into) { then(moderator(), merging(one, into)); }
    UnmergeQuestion unmerging(const QuestionId& id) const { return {id, question(id).version}; }
    void vote(const std::string& person, const QuestionId& id, bool up = true) {
        then(participant(person), VoteQuestion{id, up});
    }
    const Question& question(const QuestionId& id) const { return *find_question(state, id); }

    State state;
    Limits limits;
    std::optional<std::string> modulus = std::string(key_text_length, 'w');  // of the next key
    int keys_taken = 0;
    bool has_stage = false;  // then a1 and a2 are its panelists

  private:
    int ids_ = 0;
    std::function<std::vector<Panelist>()> panelists = [] {
        return std::vector<Panelist>{{PersonId{"a1"}, "Ana"}, {PersonId{"a2"}, "Bo"}};
    };
    std::function<std::string()> make_id = [this] { return "id" + std::to_string(++ids_); };
};

}  // namespace paraninfo::room
