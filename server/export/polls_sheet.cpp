#include "server/export/polls_sheet.hpp"

#include "server/room/poll_visibility.hpp"

#include <algorithm>

namespace paraninfo::exports {

namespace {

constexpr std::array<std::string_view, 18> columns{
    "poll",    "title",        "kind",       "state",     "closes_at", "time_zone",
    "persons", "hall_persons", "results",    "item_kind", "item",      "position",
    "label",   "votes",        "hall_votes", "session",   "secret",    "ballots"};

// What is counted, or was answered.
struct Item {
    const char* kind;
    Cell what = {};
    Cell position = {};
    Cell label = {};
    Cell votes = {};
    Cell hall = {};
};

class PollRows {
  public:
    PollRows(Book& book, const room::PollRecord& record, const room::Limits& limits, const EventTime& time)
        : book_(book),
          record_(record),
          form_(record.poll.form),
          tally_(room::tally_of(record, limits)),
          turnout_(room::turnout_of(record)),
          time_(time) {}

    void write() {
        if (form_.kind == PollKind::text) return write_answers();
        for (std::size_t i = 0; i < choices_of(form_); ++i) write_choice(i);
    }

  private:
    bool counts() const { return record_.poll.state != PollState::draft; }
    bool splits() const { return counts() && form_.split; }

    void write_choice(std::size_t i) {
        Item item{form_.kind == PollKind::scale ? "step" : "option"};
        item.position = number(i + 1);
        if (form_.kind == PollKind::scale) {
            item.what = static_cast<std::int64_t>(form_.scale.from) + static_cast<std::int64_t>(i);
            if (i == 0) item.label = text_or_nothing(form_.scale.low);
            if (i + 1 == choices_of(form_)) item.label = text_or_nothing(form_.scale.high);
        } else {
            item.what = i < form_.options.size() ? text_or_nothing(form_.options[i]) : Cell{};
        }
        if (counts() && i < tally_.all.counts.size()) item.votes = number(tally_.all.counts[i]);
        if (splits()) item.hall = number(tally_.hall.counts[i]);
        row(item);
    }

    // By their text: not in the order in which they came, which the times of the audit would turn into times.
    void write_answers() {
        std::vector<const CastBallot*> answers;
        for (const CastBallot& cast : record_.ballots)
            if (!cast.ballot.text.empty()) answers.push_back(&cast);
        std::ranges::sort(answers, {}, [](const CastBallot* cast) { return cast->ballot.text; });
        if (answers.empty()) row({"none"});
        for (const CastBallot* cast : answers) {
            Item item{"answer", cast->ballot.text};
            item.votes = number(1);
            if (splits()) item.hall = number(cast->origin == Audience::hall ? 1 : 0);
            row(item);
        }
        for (const WordCount& word : tally_.words) {
            Item item{"word", word.word};
            item.votes = number(word.persons);
            row(item);
        }
    }

    void row(const Item& item) {
        const Poll& poll = record_.poll;
        book_.row({text_or_nothing(poll.id.value), text_or_nothing(form_.title),
                   std::string(name_of(form_.kind)), std::string(name_of(poll.state)),
                   time_.cell(poll.closes_at_ms), time_.zone(), counts() ? number(turnout_.persons) : Cell{},
                   splits() ? number(turnout_.hall) : Cell{}, std::string(name_of(form_.results)),
                   std::string(item.kind), item.what, item.position, item.label, item.votes, item.hall,
                   text_or_nothing(form_.session), form_.secret,
                   poll.counted ? number(static_cast<std::size_t>(poll.counted->ballots)) : Cell{}});
    }

    Book& book_;
    const room::PollRecord& record_;
    const PollForm& form_;
    PollTally tally_;
    Turnout turnout_;
    const EventTime& time_;
};

}  // namespace

void write_polls(Book& book, const room::State& state, const room::Limits& limits, const EventTime& time) {
    book.open(Sheet::polls, columns);
    for (const room::PollRecord& record : state.polls) PollRows(book, record, limits, time).write();
    book.close();
}

}  // namespace paraninfo::exports
