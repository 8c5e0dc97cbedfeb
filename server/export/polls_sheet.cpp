#include "server/export/polls_sheet.hpp"

#include "server/room/poll_classes.hpp"
#include "server/room/poll_visibility.hpp"

#include <algorithm>

namespace paraninfo::exports {

namespace {

constexpr std::array<std::string_view, 25> polls_columns{"poll",
                                                         "title",
                                                         "kind",
                                                         "state",
                                                         "closes_at",
                                                         "time_zone",
                                                         "persons",
                                                         "hall_persons",
                                                         "results",
                                                         "item_kind",
                                                         "item",
                                                         "position",
                                                         "label",
                                                         "votes",
                                                         "hall_votes",
                                                         "session",
                                                         "secret",
                                                         "ballots",
                                                         "registered_persons",
                                                         "open_persons",
                                                         "together_persons",
                                                         "registered_votes",
                                                         "open_votes",
                                                         "together_votes",
                                                         "together"};

// A number for each class that is told by itself, and one for those that are told together.
struct ByClass {
    std::array<Cell, voter_class_count> alone;
    Cell together = {};
};

// What is counted, or was answered.
struct Item {
    const char* kind;
    Cell what = {};
    Cell position = {};
    Cell label = {};
    Cell votes = {};
    ByClass by_class = {};
};

class PollRows {
  public:
    PollRows(Book& book, const room::PollRecord& record, const room::Limits& limits, const EventTime& time)
        : book_(book),
          record_(record),
          form_(record.poll.form),
          tally_(room::tally_of(record, limits)),
          groups_(room::shows_classes(record.poll, Audience::moderator) ? room::classes_of(record)
                                                                        : std::vector<ClassCount>{}),
          time_(time) {}

    void write() {
        if (form_.kind == PollKind::text) return write_answers();
        for (std::size_t i = 0; i < choices_of(form_); ++i) write_choice(i);
    }

  private:
    bool counts() const { return record_.poll.state != PollState::draft; }

    // What `take` finds in each group; a class of none, where classes are told apart, is none.
    template <typename Take>
    ByClass by_class(Take take) const {
        ByClass cells;
        if (groups_.empty()) return cells;
        cells.alone.fill(number(0));
        for (const ClassCount& group : groups_) {
            const bool alone = group.classes.size() == 1;
            for (const VoterClass one : group.classes)
                cells.alone[static_cast<std::size_t>(one)] = alone ? number(take(group.count)) : Cell{};
            if (!alone) cells.together = number(take(group.count));
        }
        return cells;
    }

    // The classes of the one group that has several.
    Cell together() const {
        std::string names;
        for (const ClassCount& group : groups_)
            for (const VoterClass one : group.classes)
                if (group.classes.size() > 1) names += (names.empty() ? "" : " ") + std::string(name_of(one));
        return text_or_nothing(names);
    }

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
        item.by_class = by_class([i](const PollCount& count) { return count.counts.at(i); });
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
            row(item);
        }
        for (const WordCount& word : tally_.words) {
            Item item{"word", word.word};
            item.votes = number(word.persons);
            row(item);
        }
    }

    void row(const Item& item) {
        using enum VoterClass;
        const Poll& poll = record_.poll;
        const auto persons = by_class([](const PollCount& count) { return count.answers; });
        const auto of = [](const ByClass& cells, VoterClass one) {
            return cells.alone[static_cast<std::size_t>(one)];
        };
        book_.row({text_or_nothing(poll.id.value),
                   text_or_nothing(form_.title),
                   std::string(name_of(form_.kind)),
                   std::string(name_of(poll.state)),
                   time_.cell(poll.closes_at_ms),
                   time_.zone(),
                   counts() ? number(record_.ballots.size()) : Cell{},
                   of(persons, hall),
                   std::string(name_of(form_.results)),
                   std::string(item.kind),
                   item.what,
                   item.position,
                   item.label,
                   item.votes,
                   of(item.by_class, hall),
                   text_or_nothing(form_.session),
                   form_.secret,
                   poll.counted ? number(static_cast<std::size_t>(poll.counted->ballots)) : Cell{},
                   of(persons, registered),
                   of(persons, open),
                   persons.together,
                   of(item.by_class, registered),
                   of(item.by_class, open),
                   item.by_class.together,
                   together()});
    }

    Book& book_;
    const room::PollRecord& record_;
    const PollForm& form_;
    PollTally tally_;
    const std::vector<ClassCount> groups_;  // none: nothing is told apart
    const EventTime& time_;
};

}  // namespace

void write_polls(Book& book, const room::State& state, const room::Limits& limits, const EventTime& time) {
    book.open(Sheet::polls, polls_columns);
    for (const room::PollRecord& record : state.polls) PollRows(book, record, limits, time).write();
    book.close();
}

}  // namespace paraninfo::exports
