#include "server/export/audit_sheet.hpp"

#include "server/export/audit_words.hpp"

#include <utility>

namespace paraninfo::exports {

namespace {
constexpr std::array<std::string_view, 10> audit_columns{
    "offset", "at_utc", "at", "time_zone", "kind", "who", "name", "subject", "summary", "erased"};

// Whether it was done by who asked a sealed question, to that question.
bool is_of_sealed_asker(const room::State& state, const Recorded& recorded, const std::optional<Who>& who) {
    const auto* withdrawn = std::get_if<QuestionWithdrawn>(&recorded.change);
    if (withdrawn == nullptr && !std::holds_alternative<QuestionAsked>(recorded.change)) return false;
    const Question* question = question_at(state, withdrawn ? withdrawn->question : recorded.offset);
    return question != nullptr && question->sealed && who && who->person == question->person;
}

}  // namespace

AuditSheet::AuditSheet(Book& book, const EventTime& time, FindWho who)
    : book_(book), time_(time), who_(std::move(who)) {
    book_.open(Sheet::audit, audit_columns);
}

void AuditSheet::write(const room::State& state, const Recorded& recorded, bool erased) {
    // Asked in any case: the finder goes along with the offsets.
    auto who = who_(recorded.offset);
    const bool sealed = is_of_sealed_asker(state, recorded, who);
    if (erased || !names_actor(state, recorded)) who.reset();
    if (sealed && !erased) who = Who{PersonId{std::string(sealed_asker)}, ""};
    book_.row({number(recorded.offset), EventTime::utc(recorded.at_ms), time_.local(recorded.at_ms),
               time_.zone(), std::string(kind_of(recorded.change)),
               who ? text_or_nothing(who->person.value) : Cell{}, who ? text_or_nothing(who->name) : Cell{},
               text_or_nothing(subject_of(state, recorded)),
               text_or_nothing(summary_of(state, recorded.change)), erased});
}

bool names_actor(const room::State& state, const Recorded& recorded) {
    if (std::holds_alternative<PollVoted>(recorded.change)) return false;
    if (std::holds_alternative<PollPaperGiven>(recorded.change)) return false;
    if (std::holds_alternative<QuestionVoted>(recorded.change)) return false;
    // The two that askers make themselves, and what comes with them under the same command.
    const auto anonymous = [&](Offset asked) {
        const Question* question = question_at(state, asked);
        return question == nullptr || question->anonymous;
    };
    if (std::holds_alternative<QuestionAsked>(recorded.change)) return !anonymous(recorded.offset);
    if (const auto* change = std::get_if<QuestionWithdrawn>(&recorded.change))
        return !anonymous(change->question);
    if (const auto* change = std::get_if<QuestionUnmerged>(&recorded.change))
        return !anonymous(change->question) && !anonymous(change->into);
    return true;
}

}  // namespace paraninfo::exports
