#include "server/room/poll_visibility.hpp"

#include <algorithm>
#include <unordered_map>

namespace paraninfo::room {

namespace {

std::vector<WordCount> cloud_of(const PollRecord& record, std::size_t most) {
    std::unordered_map<std::string, std::size_t> persons;
    for (const auto& words : record.words)
        for (const std::string& word : words) ++persons[word];
    std::vector<WordCount> cloud;
    for (const auto& [word, n] : persons) cloud.push_back({word, n});
    std::ranges::sort(cloud, [](const WordCount& a, const WordCount& b) {
        return a.persons != b.persons ? a.persons > b.persons : a.word < b.word;
    });
    if (cloud.size() > most) cloud.resize(most);
    return cloud;
}

}  // namespace

bool shows_turnout(const Poll& poll, Audience audience) {
    return sees_as_moderator(audience) ? poll.state != PollState::draft : is_visible(poll.state);
}

bool shows_results(const Poll& poll, Audience audience) {
    if (poll.form.secret && !poll.counted) return false;
    if (sees_as_moderator(audience)) return poll.state != PollState::draft;
    if (poll.state == PollState::closed) return true;
    return takes_votes(poll.state) && poll.form.results == PollResults::always;
}

bool shows_results_to_voters(const Poll& poll) {
    return takes_votes(poll.state) && poll.form.results == PollResults::after_vote;
}

bool sees_results(const PollRecord& record, Audience audience, const PersonId& person) {
    if (shows_results(record.poll, audience)) return true;
    return is_of_audience(audience) && shows_results_to_voters(record.poll) &&
           ballot_of(record, person) != nullptr;
}

namespace {

// The papers say who takes part, the count what came of it.
PollTally secret_tally(const Poll& poll) {
    PollTally tally;
    if (!poll.counted) return tally;
    tally.all.answers = poll.counted->ballots;
    if (poll.counted->counts.size() != choices_of(poll.form)) return tally;
    tally.all.counts.assign(poll.counted->counts.begin(), poll.counted->counts.end());
    return tally;
}

}  // namespace

void count(const PollRecord& record, const CastBallot& cast, PollCount& into) {
    ++into.answers;
    into.counts.resize(choices_of(record.poll.form));
    for (std::size_t i = 0; i < into.counts.size(); ++i)
        if ((cast.ballot.choices >> i & 1) != 0) ++into.counts[i];
}

PollTally tally_of(const PollRecord& record, const Limits& limits) {
    if (record.poll.form.secret) return secret_tally(record.poll);
    PollTally tally;
    tally.all.counts.resize(choices_of(record.poll.form));
    for (const CastBallot& cast : record.ballots) count(record, cast, tally.all);
    tally.words = cloud_of(record, limits.poll_words_max);
    return tally;
}

std::vector<PollAnswer> answers_of(const PollRecord& record, const Limits& limits) {
    std::vector<PollAnswer> answers;
    if (record.poll.form.kind != PollKind::text) return answers;
    const std::size_t count = record.ballots.size();
    for (std::size_t i = count - std::min(count, limits.poll_answers_shown_max); i < count; ++i)
        answers.push_back({static_cast<BallotNumber>(i), record.ballots[i].ballot.text});
    return answers;
}

Offset poll_of(const Recorded& recorded) {
    return std::visit(
        [&]<typename T>(const T& change) -> Offset {
            if constexpr (std::same_as<T, PollDrafted>)
                return recorded.offset;
            else if constexpr (IsPollChange<T>)
                return change.poll;
            else
                return 0;
        },
        recorded.change);
}

Shown show_poll(const Poll& poll) {
    Shown shown;
    shown.moderator = ShowPoll{poll};
    if (is_visible(poll.state))
        shown.audience = ShowPoll{poll};
    else if (is_visible(poll.previous))
        shown.audience = ShowGone{poll.id.value};
    shown.screen = shown.audience;
    return shown;
}

Shown show_poll_vote(const std::vector<PollRecord>& polls, const PollVoted& change) {
    Shown shown;
    const PollRecord* record = poll_at(polls, change.poll);
    if (record == nullptr) return shown;
    const Poll& poll = record->poll;
    if (poll.form.kind == PollKind::text)
        shown.moderator = ShowAnswer{poll.id, {change.number, change.ballot.text}};
    if (!change.person.empty())
        shown.addressed = {{change.person, ShowBallot{poll.id, poll.form, change.ballot}}};
    return shown;
}

Shown show_paper(const std::vector<PollRecord>& polls, const PollPaperGiven& change) {
    Shown shown;
    const PollRecord* record = poll_at(polls, change.poll);
    if (record != nullptr && !change.person.empty())
        shown.addressed = {{change.person, ShowBallot{record->poll.id, record->poll.form, {}}}};
    return shown;
}

}  // namespace paraninfo::room
