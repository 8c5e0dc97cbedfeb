#include "server/room/votes.hpp"

#include "server/room/merging.hpp"

#include <algorithm>
#include <unordered_set>

namespace paraninfo::room {

namespace {

using Voted = std::vector<QuestionNumber>;  // of one person, ascending

bool contains(const Voted& voted, QuestionNumber question) {
    return std::binary_search(voted.begin(), voted.end(), question);
}

enum class Askers { all, known };  // known: not those of sealed questions

bool asked_one_of(const State& state, const PersonId& person, const std::vector<QuestionNumber>& questions,
                  Askers askers) {
    return std::any_of(questions.begin(), questions.end(), [&](QuestionNumber one) {
        const Question& question = state.questions[one];
        return question.person == person && (askers == Askers::all || !question.sealed);
    });
}

bool voted_for_any(const Voted& voted, QuestionNumber question, const std::vector<QuestionNumber>& merged) {
    return contains(voted, question) || std::any_of(merged.begin(), merged.end(),
                                                    [&](QuestionNumber one) { return contains(voted, one); });
}

// Whether the person is among those that the question counts.
bool counts(const State& state, const PersonId& person, const Question& question) {
    if (person == question.person && !question.sealed) return false;
    const auto& merged = merged_into(state, question);
    if (asked_one_of(state, person, merged, Askers::known)) return true;
    const auto number = state.people.find(person);
    if (number == state.people.end()) return false;
    return voted_for_any(state.voted[number->second], state.question_by_offset.at(question.asked), merged);
}

Voted& votes_of_person(State& state, const PersonId& person) {
    const auto [entry, is_new] =
        state.people.try_emplace(person, static_cast<PersonNumber>(state.voted.size()));
    if (is_new) state.voted.emplace_back();
    return state.voted[entry->second];
}

// Whether there was a vote to take back.
bool take_back(Voted& voted, QuestionNumber question) {
    const auto place = std::lower_bound(voted.begin(), voted.end(), question);
    if (place == voted.end() || *place != question) return false;
    voted.erase(place);
    return true;
}

void add(std::uint64_t& count, bool up) {
    if (up)
        ++count;
    else if (count > 0)
        --count;
}

void set_vote(State& state, Offset changed, const PersonId& person, const Question& question, bool up) {
    const QuestionNumber number = state.question_by_offset.at(question.asked);
    Voted& voted = votes_of_person(state, person);
    if (up) {
        if (!contains(voted, number))
            voted.insert(std::lower_bound(voted.begin(), voted.end(), number), number);
        return;
    }
    take_back(voted, number);
    for (const QuestionNumber one : merged_into(state, question)) {
        if (!take_back(voted, one)) continue;
        add(state.questions[one].votes, false);
        state.questions[one].voted = changed;
    }
}

}  // namespace

Decision decide(const State& state, const Seat& actor, const VoteQuestion& command, const Context&) {
    const Question* question = find_question(state, command.question);
    // A vote that was under way while its question was merged is one for the question that it went into.
    if (question != nullptr && question->state == QuestionState::merged && is_visible(question->unmerged_to))
        question = find_question(state, question->into);
    if (question == nullptr) return reject(Reason::not_found);
    const bool own = question->person == actor.person ||
                     asked_one_of(state, actor.person, merged_into(state, *question), Askers::all);
    if (!own && !is_visible(question->state)) return reject(Reason::not_found);
    if (own || question->state == QuestionState::answered) return reject(Reason::wrong_state);
    if (counts(state, actor.person, *question) == command.up) return Changes{};
    return Changes{QuestionVoted{question->asked, actor.person, command.up}};
}

void apply(State& state, const Recorded& recorded, const QuestionVoted& change) {
    Question* question = question_at(state, change.question);
    if (question == nullptr) return;
    question->voted = recorded.offset;
    if (change.person.empty()) {
        add(question->erased_votes, change.up);
        return add(question->votes, change.up);
    }
    const bool before = counts(state, change.person, *question);
    set_vote(state, recorded.offset, change.person, *question, change.up);
    const bool after = counts(state, change.person, *question);
    if (before != after) add(question->votes, after);
}

std::uint64_t count_votes(const State& state, const Question& question) {
    const QuestionNumber number = state.question_by_offset.at(question.asked);
    const auto& merged = merged_into(state, question);
    std::uint64_t others = question.erased_votes;
    std::unordered_set<PersonId> persons;
    for (const QuestionNumber one : merged) {
        const Question& other = state.questions[one];
        others += other.erased_votes;
        if (other.person.empty() || other.sealed)
            ++others;
        else
            persons.insert(other.person);
    }
    for (const auto& [person, place] : state.people)
        if (voted_for_any(state.voted[place], number, merged)) persons.insert(person);
    if (!question.sealed) persons.erase(question.person);
    return others + persons.size();
}

std::vector<const Question*> recounted(const State& state, const Recorded& recorded) {
    std::vector<const Question*> questions;
    const auto is_changed = [&](const Question& question) { return question.voted == recorded.offset; };
    const auto look_at = [&](Offset asked) {
        const Question* question = question_at(state, asked);
        if (question == nullptr || question->voted == 0) return;
        const bool is_back = is_visible(question->state) && !is_visible(question->previous);
        if (is_back || is_changed(*question)) questions.push_back(question);
        for (const QuestionNumber one : merged_into(state, *question))
            if (is_changed(state.questions[one])) questions.push_back(&state.questions[one]);
    };
    std::visit(
        [&](const auto& change) {
            if constexpr (requires { change.question; }) look_at(change.question);
            if constexpr (requires { change.into; }) look_at(change.into);
        },
        recorded.change);
    return questions;
}

}  // namespace paraninfo::room
