#include "server/room/sanctions.hpp"

#include "server/room/hands.hpp"
#include "server/room/merging.hpp"
#include "server/room/steps.hpp"
#include "server/room/turns.hpp"
#include "server/room/wording.hpp"

#include <algorithm>

namespace paraninfo::room {

namespace {

// Whom a command means; `person` is nobody where no asker of such a sealed question is known.
struct Meant {
    PersonId person;
    QuestionId asker_of;
};

template <typename T>
Meant meant(const State& state, const T& command) {
    if (command.asker_of.empty()) return {command.person, {}};
    const Question* question = find_question(state, command.asker_of);
    const bool sealed = question != nullptr && question->sealed;
    return {sealed ? question->person : PersonId{}, command.asker_of};
}

// By what moderators know: one that was made by a question is not found by a name, nor by another question,
// since that would tell who asked it.
const Sanction* find(const std::vector<Sanction>& sanctions, const Meant& meant) {
    const auto found = std::ranges::find_if(sanctions, [&](const Sanction& one) {
        return one.asker_of == meant.asker_of && (!meant.asker_of.empty() || one.person == meant.person);
    });
    return found == sanctions.end() ? nullptr : &*found;
}

// Nothing if what made it was erased, or the journal names one that never was.
void end(std::vector<Sanction>& sanctions, Offset made) {
    std::erase_if(sanctions, [&](const Sanction& one) { return one.made == made; });
}

// What both sanctions have in common. A moderator is not to be had by another.
template <typename T>
boost::system::result<T, Reject> sanction(const std::vector<Sanction>& present, const Seat& actor,
                                          const Meant& meant, const std::string& reason,
                                          const Context& context) {
    const bool named = meant.asker_of.empty();
    const bool asks = !meant.person.empty() && context.find_person;
    const auto known = asks ? context.find_person(meant.person) : std::nullopt;
    // That an asker moderates somewhere would be told of few.
    if (!known || (known->is_staff && !named)) return reject(Reason::not_found);
    if (known->is_staff) return reject(Reason::not_allowed);
    if (find(present, meant) != nullptr) return reject(Reason::wrong_state);
    if (present.size() >= context.limits.sanctions_max) return reject(Reason::full);
    auto why = word(reason, context.limits.reason_graphemes_max, Lines::one);
    if (!why) return std::move(why).error();
    T change;
    change.person = meant.person;
    if (named) change.name = known->name;
    change.asker_of = meant.asker_of;
    change.by = actor.person;
    change.by_name = actor.name;
    change.reason = *std::move(why);
    return change;
}

template <typename T>
Sanction made_by(const T& change, const Recorded& recorded) {
    return {recorded.offset, change.person,  change.name,     change.by, change.by_name,
            change.reason,   recorded.at_ms, std::int64_t{0}, {},        change.asker_of};
}

// Whether a ban may show that the question is the person's: of somebody named all but the sealed ones, of who
// asked a sealed one that one alone.
bool leaves_with(const Question& question, const Meant& meant) {
    if (meant.asker_of.empty()) return question.person == meant.person && !question.sealed;
    return question.id == meant.asker_of;
}

// What of the person's waits or is to come leaves the lists; what is on air or was answered is the hall's.
Changes withdrawing(const State& state, const Meant& meant, std::vector<Offset>& withdrawn) {
    Changes changes;
    for (const Question& question : state.questions) {
        if (!leaves_with(question, meant)) continue;
        if (!is_one_of(question.state, {QuestionState::pending, QuestionState::approved,
                                        QuestionState::on_deck, QuestionState::merged}))
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

template <typename T>
Shown show_new(SanctionKind kind, const std::vector<Sanction>& present, const T& change) {
    const Sanction* sanction = find(present, {change.person, change.asker_of});
    return sanction == nullptr ? Shown{} : to_moderators(ShowSanction{kind, *sanction});
}

}  // namespace

Decision decide(const State& state, const Seat& actor, const SilencePerson& command, const Context& context) {
    auto change =
        sanction<PersonSilenced>(state.silences, actor, meant(state, command), command.reason, context);
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
    const Sanction* present = find(state.silences, meant(state, command));
    if (present == nullptr) return reject(Reason::wrong_state);
    return Changes{
        SilenceLifted{present->made, present->person, actor.person, actor.name, present->asker_of}};
}

Decision decide(const State& state, const Seat& actor, const BanPerson& command, const Context& context) {
    const Meant whom = meant(state, command);
    auto change = sanction<PersonBanned>(state.bans, actor, whom, command.reason, context);
    if (!change) return std::move(change).error();
    Changes changes = withdrawing(state, whom, change->withdrawn);
    // A hand has a name: that of who is not named stays up until a moderator takes it out.
    const Hand* hand = whom.asker_of.empty() ? hand_of(state.hands, whom.person) : nullptr;
    if (hand != nullptr) {
        changes.push_back(HandLowered{hand->number, whom.person});
        end_call(state, whom.person, changes);
    }
    changes.push_back(*std::move(change));
    return changes;
}

Decision decide(const State& state, const Seat& actor, const UnbanPerson& command, const Context&) {
    const Sanction* present = find(state.bans, meant(state, command));
    if (present == nullptr) return reject(Reason::wrong_state);
    // What left with the ban is to be reviewed again.
    Changes changes;
    for (const Offset asked : present->withdrawn) {
        const Question* question = question_at(state, asked);
        if (question != nullptr && question->state == QuestionState::withdrawn)
            changes.push_back(QuestionReopened{asked});
    }
    changes.push_back(
        PersonUnbanned{present->made, present->person, actor.person, actor.name, present->asker_of});
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
    const Sanction* longest = nullptr;
    for (const Sanction& one : state.silences) {
        if (one.person != person) continue;
        const bool longer = longest == nullptr || (longest->until_ms != 0 &&
                                                   (one.until_ms == 0 || one.until_ms > longest->until_ms));
        if (longer) longest = &one;
    }
    return longest;
}

std::optional<Reject> refuse_silenced(const State& state, const PersonId& person) {
    const Sanction* silence = silence_of(state, person);
    if (silence == nullptr) return std::nullopt;
    Reject refused = reject(Reason::silenced);
    refused.until_ms = silence->until_ms;
    return refused;
}

bool is_banned(const State& state, const PersonId& person) {
    return std::ranges::find(state.bans, person, &Sanction::person) != state.bans.end();
}

Shown show_sanction(const State& after, const PersonSilenced& change) {
    Shown shown = show_new(SanctionKind::silence, after.silences, change);
    if (const Sanction* silence = silence_of(after, change.person))
        shown.addressed = {{change.person, ShowSanction{SanctionKind::silence, *silence}}};
    return shown;
}

Shown show_sanction(const State& after, const SilenceLifted& change) {
    if (change.person.empty()) return {};
    const ShowSanctionOver over{change.person, change.by_name, change.asker_of};
    Shown shown = to_moderators(over);
    shown.addressed = {{over.person, over}};
    // By name and as who asked a question, somebody is silenced twice: the other one lasts.
    if (const Sanction* other = silence_of(after, change.person))
        shown.addressed.front().view = ShowSanction{SanctionKind::silence, *other};
    return shown;
}

Shown show_sanction(const State& after, const PersonBanned& change) {
    return show_new(SanctionKind::ban, after.bans, change);
}

Shown show_sanction(const State&, const PersonUnbanned& change) {
    if (change.person.empty()) return {};
    return to_moderators(ShowSanctionOver{change.person, change.by_name, change.asker_of});
}

}  // namespace paraninfo::room
