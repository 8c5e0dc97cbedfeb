#include "server/live/state_reach.hpp"

#include "server/room/poll_visibility.hpp"

#include <algorithm>
#include <string_view>

namespace paraninfo::live {

namespace {

constexpr std::string_view answers_prefix = "answers/";
constexpr std::string_view results_prefix = "poll/";
constexpr std::string_view votes_prefix = "votes/";

const room::PollRecord* poll_in(const room::State& room, std::string_view key, std::string_view prefix) {
    return room::find_poll(room.polls, PollId{std::string(key.substr(prefix.size()))});
}

}  // namespace

std::string answers_key(const Poll& poll) {
    return std::string(answers_prefix) + poll.id.value;
}

std::string results_key(const Poll& poll) {
    return std::string(results_prefix) + poll.id.value;
}

bool takes_hall_code(Audience audience) {
    return audience == Audience::screen;
}

bool takes_votes_of_questions(Audience audience) {
    return audience != Audience::screen;
}

Reaching reaching(fanout::StateValue state, const room::State& room) {
    Reaching reaching{std::move(state), {}, false};
    const std::string_view key = reaching.state.key;
    const bool results = key.starts_with(results_prefix);
    const auto* record = results                           ? poll_in(room, key, results_prefix)
                         : key.starts_with(answers_prefix) ? poll_in(room, key, answers_prefix)
                                                           : nullptr;
    const bool of_poll = results || key.starts_with(answers_prefix);
    for (const Audience audience : all_audiences) {
        bool& gets = reaching.classes[audience];
        if (results)
            gets = record != nullptr && room::shows_results(record->poll, audience);
        else if (of_poll)
            gets = record != nullptr && room::shows_turnout(record->poll, audience);
        else if (key == hall_code_key)
            gets = takes_hall_code(audience);
        else if (key == claims_key)
            gets = audience == Audience::moderator;
        else
            gets = !key.starts_with(votes_prefix) || takes_votes_of_questions(audience);
    }
    reaching.voters = results && record != nullptr && room::shows_results_to_voters(record->poll);
    return reaching;
}

std::vector<PersonId> voters_of(const room::State& room) {
    std::vector<PersonId> voters;
    const room::PollRecord* record = room::voting_poll(room.polls);
    if (record == nullptr || !room::shows_results_to_voters(record->poll)) return voters;
    for (const auto& [person, number] : record->number_of) voters.push_back(person);
    std::ranges::sort(voters);
    return voters;
}

}  // namespace paraninfo::live
