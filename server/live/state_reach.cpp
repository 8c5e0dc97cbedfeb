#include "server/live/state_reach.hpp"

#include "server/room/poll_classes.hpp"
#include "server/room/poll_visibility.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace paraninfo::live {

namespace {

constexpr std::string_view answers_prefix = "answers/";
constexpr std::string_view results_prefix = "poll/";
constexpr std::string_view classes_prefix = "classes/";
constexpr std::string_view votes_prefix = "votes/";
constexpr std::string_view talkback_prefix = "talkback/";

struct StateOfPoll {
    std::string_view prefix;
    bool (*shows)(const Poll& poll, Audience audience);
};
constexpr std::array<StateOfPoll, 3> poll_states{{{answers_prefix, room::shows_turnout},
                                                  {results_prefix, room::shows_results},
                                                  {classes_prefix, room::shows_classes}}};

const room::PollRecord* poll_in(const room::State& room, std::string_view key, std::string_view prefix) {
    return room::find_poll(room.polls, PollId{std::string(key.substr(prefix.size()))});
}

bool is_backstage(Audience audience) {
    return audience == Audience::producer || audience == Audience::panelist;
}

// Of what is not about a poll.
bool takes(std::string_view key, Audience audience) {
    if (key == hall_code_key) return takes_hall_code(audience);
    if (key == claims_key || key == feeds_key || key == health_key) return sees_as_moderator(audience);
    if (key == backstage_key) return is_backstage(audience);
    if (key == sources_key || key == talkback_key || key == echo_key || key == outputs_key)
        return audience == Audience::producer;
    if (key == sources_of_panelists_key) return audience == Audience::panelist;
    return !key.starts_with(votes_prefix) || takes_votes_of_questions(audience);
}

}  // namespace

std::string answers_key(const Poll& poll) {
    return std::string(answers_prefix) + poll.id.value;
}

std::string results_key(const Poll& poll) {
    return std::string(results_prefix) + poll.id.value;
}

std::string classes_key(const Poll& poll) {
    return std::string(classes_prefix) + poll.id.value;
}

std::string talkback_key_of(const PersonId& panelist) {
    return std::string(talkback_prefix) + panelist.value;
}

std::vector<fanout::StateValue> stage_states(const fanout::StateBoard& board, Audience audience,
                                             const PersonId& person) {
    std::vector<fanout::StateValue> values;
    if (!is_backstage(audience)) return values;
    const bool with_figures = audience == Audience::producer;
    if (const std::string* data = board.newest(backstage_key)) values.push_back({backstage_key, *data});
    if (const std::string* data = board.newest(with_figures ? sources_key : sources_of_panelists_key))
        values.push_back({sources_key, *data});
    if (const std::string* data = board.newest(with_figures ? talkback_key : talkback_key_of(person)))
        values.push_back({talkback_key, *data});
    if (!with_figures) return values;
    for (const char* key : {echo_key, outputs_key})
        if (const std::string* data = board.newest(key)) values.push_back({key, *data});
    return values;
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
    if (key.starts_with(talkback_prefix)) {
        reaching.panelist = PersonId{std::string(key.substr(talkback_prefix.size()))};
        reaching.state.key = talkback_key;
        return reaching;
    }
    for (const StateOfPoll& of_poll : poll_states) {
        if (!key.starts_with(of_poll.prefix)) continue;
        const auto* record = poll_in(room, key, of_poll.prefix);
        if (record == nullptr) return reaching;
        for (const Audience audience : all_audiences)
            reaching.classes[audience] = of_poll.shows(record->poll, audience);
        reaching.voters = of_poll.prefix == results_prefix && room::shows_results_to_voters(record->poll);
        return reaching;
    }
    for (const Audience audience : all_audiences) reaching.classes[audience] = takes(key, audience);
    if (key == sources_of_panelists_key) reaching.state.key = sources_key;
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
