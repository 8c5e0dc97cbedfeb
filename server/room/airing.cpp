#include "server/room/airing.hpp"

namespace paraninfo::room {

namespace {

// What was there before the publication of `at` began was there from its beginning.
template <typename Aired>
Aired& airing_in(std::optional<Aired>& aired, const ProgrammeTime& at) {
    if (!aired || aired->publication != at.publication) {
        aired.emplace();
        aired->publication = at.publication;
    }
    return *aired;
}

}  // namespace

void begin_airing(Question& question, const std::optional<ProgrammeTime>& at) {
    question.aired.reset();
    if (at) question.aired = Airing{at->publication, at->ms, question.state, std::nullopt};
}

void end_airing(Question& question, const std::optional<ProgrammeTime>& at) {
    if (question.state != QuestionState::on_air) return;
    if (!at) return question.aired.reset();
    airing_in(question.aired, *at).to_ms = at->ms;
}

void open_airing(Poll& poll, const std::optional<ProgrammeTime>& at) {
    poll.aired.reset();
    if (at) poll.aired = PollAiring{at->publication, at->ms, std::nullopt, std::nullopt};
}

void begin_closing_airing(Poll& poll, const std::optional<ProgrammeTime>& at) {
    if (!at) return poll.aired.reset();
    airing_in(poll.aired, *at).closing_ms = at->ms;
}

void close_airing(Poll& poll, const std::optional<ProgrammeTime>& at) {
    if (!at) return poll.aired.reset();
    PollAiring& airing = airing_in(poll.aired, *at);
    airing.closing_ms = airing.closing_ms.value_or(0);
    airing.closed_ms = at->ms;
}

}  // namespace paraninfo::room
