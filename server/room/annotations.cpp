#include "server/room/annotations.hpp"

#include "server/room/steps.hpp"
#include "server/room/wording.hpp"

#include <algorithm>

namespace paraninfo::room {

namespace {

constexpr std::initializer_list<QuestionState> any{
    QuestionState::pending,  QuestionState::approved, QuestionState::on_deck,   QuestionState::on_air,
    QuestionState::answered, QuestionState::declined, QuestionState::withdrawn, QuestionState::merged};
// Not what its asker took away, nor what another answers for.
constexpr std::initializer_list<QuestionState> standing{QuestionState::pending,  QuestionState::approved,
                                                        QuestionState::on_deck,  QuestionState::on_air,
                                                        QuestionState::answered, QuestionState::declined};

// The change T with the text of the command in it, cleaned and within `most`.
template <typename T, typename Command>
Decision worded(const State& state, const Command& command, std::initializer_list<QuestionState> from,
                std::size_t most, Lines lines) {
    auto decision = step<T>(state, command, from);
    if (!decision) return decision;
    auto text = word(command.text, most, lines);
    if (!text) return std::move(text).error();
    std::get<T>(decision->front()).text = *std::move(text);
    return decision;
}

}  // namespace

Decision decide(const State& state, const Seat&, const SetTags& command, const Context& context) {
    auto decision = step<QuestionTagged>(state, command, any);
    if (!decision) return decision;
    auto& tags = std::get<QuestionTagged>(decision->front()).tags;
    for (const std::string& given : command.tags) {
        auto tag = word(given, context.limits.tag_graphemes_max, Lines::one);
        if (!tag) return std::move(tag).error();
        if (std::find(tags.begin(), tags.end(), *tag) == tags.end()) tags.push_back(*std::move(tag));
        if (tags.size() > context.limits.tags_max) return reject(Reason::full);
    }
    if (tags == find_question(state, command.question)->annotations.tags) return Changes{};
    return decision;
}

Decision decide(const State& state, const Seat& actor, const NoteQuestion& command, const Context& context) {
    auto decision =
        worded<QuestionNoted>(state, command, any, context.limits.note_graphemes_max, Lines::many);
    if (!decision) return decision;
    const auto& notes = find_question(state, command.question)->annotations.notes;
    if (notes.size() >= context.limits.notes_max) return reject(Reason::full);
    std::get<QuestionNoted>(decision->front()).by = actor.name;
    return decision;
}

Decision decide(const State& state, const Seat&, const AnswerInWriting& command, const Context& context) {
    auto decision = worded<QuestionAnsweredInWriting>(state, command, standing,
                                                      context.limits.answer_graphemes_max, Lines::many);
    if (decision) std::get<QuestionAnsweredInWriting>(decision->front()).to = command.to;
    return decision;
}

Decision decide(const State& state, const Seat&, const TranslateQuestion& command, const Context& context) {
    auto decision = worded<QuestionTranslated>(state, command, standing,
                                               context.limits.question_graphemes_max, Lines::many);
    if (!decision) return decision;
    auto& change = std::get<QuestionTranslated>(decision->front());
    change.language = command.language;
    change.approved = command.approve;
    return decision;
}

Decision decide(const State& state, const Seat&, const AssignQuestion& command, const Context&) {
    auto decision = step<QuestionAssigned>(state, command, any);
    if (!decision) return decision;
    const Question& question = *find_question(state, command.question);
    if (question.session == command.session && question.assigned == command.speaker) return Changes{};
    auto& change = std::get<QuestionAssigned>(decision->front());
    change.session = command.session;
    change.speaker = command.speaker;
    return decision;
}

void apply(State& state, const Recorded&, const QuestionAssigned& change) {
    Question* question = touch(state, change.question);
    if (question == nullptr) return;
    question->session = change.session;
    question->assigned = change.speaker;
}

void apply(State& state, const Recorded&, const QuestionTagged& change) {
    if (Question* question = touch(state, change.question)) question->annotations.tags = change.tags;
}

void apply(State& state, const Recorded& recorded, const QuestionNoted& change) {
    if (Question* question = touch(state, change.question))
        question->annotations.notes.push_back({change.by, change.text, recorded.at_ms});
}

void apply(State& state, const Recorded& recorded, const QuestionAnsweredInWriting& change) {
    Question* question = touch(state, change.question);
    if (question == nullptr) return;
    const bool erased = change.text.empty();
    question->annotations.answer =
        erased ? WrittenAnswer{} : WrittenAnswer{change.text, change.to, recorded.at_ms};
}

void apply(State& state, const Recorded&, const QuestionTranslated& change) {
    Question* question = touch(state, change.question);
    if (question == nullptr) return;
    auto& all = question->annotations.translations;
    std::erase_if(all, [&](const Translation& one) { return one.language == change.language; });
    if (change.text.empty()) return;  // erased
    const auto place = std::find_if(all.begin(), all.end(),
                                    [&](const Translation& one) { return one.language > change.language; });
    all.insert(place, {change.language, change.text, change.approved});
}

void doubt_translations(Question& question) {
    for (Translation& one : question.annotations.translations) one.approved = false;
}

}  // namespace paraninfo::room
