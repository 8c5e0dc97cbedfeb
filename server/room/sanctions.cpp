#include "server/room/sanctions.hpp"

#include "server/room/hands.hpp"
#include "server/room/merging.hpp"
#include "server/room/steps.hpp"
#include "server/room/wording.hpp"

#include <algorithm>

namespace paraninfo::room {

namespace {

using Stage = QuestionState;

const Sanction* find(const std::vector<Sanction>& sanctions, const PersonId& person) {
    const auto found = std::ranges::find(sanctions, person, &Sanction::person);
    return found == sanctions.end() ? nullptr : &*found;
}

// Nothing if what made it was erased, or the journal names one that never was.
void end(std::vector<Sanction>& sanctions, Offset made) {
    std::erase_if(sanctions, [&](const Sanction& one) { return one.made == made; });
}

// What both sanctions have in common. A moderator is not to be had by another.
template <typename T>
boost::system::result<T, Reject> sanction(const std::vector<Sanction>& present, const Seat& actor,
                                          const PersonId& person, const std::string& reason,
                                          const Context& context) {
    const auto known = context.find_person ? context.find_person(person) : std::nullopt;
    if (!known) return reject(Reason::not_found);
    if (known->is_moderator) return reject(Reason::not_allowed);
    if (find(present, person) != nullptr) return reject(Reason::wrong_state);
    if (present.size() >= context.limits.sanctions_max) return reject(Reason::full);
    auto why = word(reason, context.limits.reason_graphemes_max, Lines::one);
    if (!why) return std::move(why).error();
    T change;
    change.person = person;
    change.name = known->name;
    change.by = actor.person;
    change.by_name = actor.name;
    change.reason = *std::move(why);
    return change;
}

template <typename T>
Sanction made_by(const T& change, const Recorded& recorded) {
    return {recorded.offset, change.person,  change.name,     change.by, change.by_name,
            change.reason,   recorded.at_ms, std::int64_t{0}, {}};
}

// What of the person's waits or is to come leaves the lists; what is on air or was answered is the hall's.
Changes withdrawing(const State& state, const PersonId& person, std::vector<Offset>& withdrawn) {
    Changes changes;
    for (const Question& question : state.questions) {
        if (question.person != person) continue;
        if (!is_one_of(question.state, {Stage::pending, Stage::approved, Stage::on_deck, Stage::merged}))
            continue;
        for (Change& change : unmerging(state, question))
            if (std::ranges::find(changes, change) == changes.end()) changes.push_back(std::move(change));
        withdrawn.push_back(question.asked);
    }
    for (const Offset asked : withdrawn) changes.push_back(QuestionWithdrawn{asked});
    return changes;
}

Shown to_moderators(View view) {
    return {std::move(view), ShowNothing{}, ShowNothing{}, {}};
}

Shown show_new(SanctionKind kind, const std::vector<Sanction>& present, const PersonId& person) {
    const Sanction* sanction = find(present, person);
    return sanction == nullptr ? Shown{} : to_moderators(ShowSanction{kind, *sanction});
}

}  // namespace

Decision decide(const State& state, const Seat& actor, const SilencePerson& command, const Context& context) {
    auto change = sanction<PersonSilenced>(state.silences, actor, command.person, command.reason, context);
    if (!change) return std::move(change).error();
    const Limits& limits = context.limits;
    const bool fit = command.for_ms == 0 ||
                     (command.for_ms >= limits.silence_least_ms && command.for_ms <= limits.silence_most_ms);
    if (!fit) {
        Reject refused = reject(Reason::invalid_params);
        refused.detail = "for_ms";
        return refused;
    }
    change->for_ms = command.for_ms;
    return Changes{*std::move(change)};
}

Decision decide(const State& state, const Seat& actor, const LiftSilence& command, const Context&) {
    const Sanction* present = find(state.silences, command.person);
    if (present == nullptr) return reject(Reason::wrong_state);
    return Changes{SilenceLifted{present->made, command.person, actor.person, actor.name}};
}

Decision decide(const State& state, const Seat& actor, const BanPerson& command, const Context& context) {
    auto change = sanction<PersonBanned>(state.bans, actor, command.person, command.reason, context);
    if (!change) return std::move(change).error();
    Changes changes = withdrawing(state, command.person, change->withdrawn);
    if (const Hand* hand = hand_of(state.hands, command.person))
        changes.push_back(HandLowered{hand->number, command.person});
    changes.push_back(*std::move(change));
    return changes;
}

Decision decide(const State& state, const Seat& actor, const UnbanPerson& command, const Context&) {
    const Sanction* present = find(state.bans, command.person);
    if (present == nullptr) return reject(Reason::wrong_state);
    // What left with the ban is to be reviewed again.
    Changes changes;
    for (const Offset asked : present->withdrawn) {
        const Question* question = question_at(state, asked);
        if (question != nullptr && question->state == Stage::withdrawn)
            changes.push_back(QuestionReopened{asked});
    }
    changes.push_back(PersonUnbanned{present->made, command.person, actor.person, actor.name});
    return changes;
}

void apply(State& state, const Recorded& recorded, const PersonSilenced& change) {
    if (change.person.empty()) return;
    Sanction silence = made_by(change, recorded);
    if (change.for_ms > 0) silence.until_ms = recorded.at_ms + change.for_ms;
    state.silences.push_back(std::move(silence));
}

void apply(State& state, const Recorded&, const SilenceLifted& change) {
    end(state.silences, change.silenced);
}

void apply(State& state, const Recorded& recorded, const PersonBanned& change) {
    if (change.person.empty()) return;
    Sanction ban = made_by(change, recorded);
    ban.withdrawn = change.withdrawn;
    state.bans.push_back(std::move(ban));
}

void apply(State& state, const Recorded&, const PersonUnbanned& change) {
    end(state.bans, change.banned);
}

const Sanction* silence_of(const State& state, const PersonId& person) {
    return find(state.silences, person);
}

std::optional<Reject> refuse_silenced(const State& state, const PersonId& person) {
    const Sanction* silence = silence_of(state, person);
    if (silence == nullptr) return std::nullopt;
    Reject refused = reject(Reason::silenced);
    refused.until_ms = silence->until_ms;
    return refused;
}

bool is_banned(const State& state, const PersonId& person) {
    return find(state.bans, person) != nullptr;
}

Shown show_sanction(const State& after, const PersonSilenced& change) {
    Shown shown = show_new(SanctionKind::silence, after.silences, change.person);
    if (const auto* whole = std::get_if<ShowSanction>(&shown.moderator))
        shown.addressed = {{change.person, *whole}};
    return shown;
}

Shown show_sanction(const State&, const SilenceLifted& change) {
    if (change.person.empty()) return {};
    const ShowSanctionOver over{change.person, change.by_name};
    Shown shown = to_moderators(over);
    shown.addressed = {{over.person, over}};
    return shown;
}

Shown show_sanction(const State& after, const PersonBanned& change) {
    return show_new(SanctionKind::ban, after.bans, change.person);
}

Shown show_sanction(const State&, const PersonUnbanned& change) {
    if (change.person.empty()) return {};
    return to_moderators(ShowSanctionOver{change.person, change.by_name});
}

}  // namespace paraninfo::room
