#include "server/live/tallies.hpp"

#include "protocol/json/polls.hpp"
#include "server/room/poll_classes.hpp"
#include "server/room/poll_visibility.hpp"

namespace paraninfo::live {

const Tallies::Texts& Tallies::of(const room::PollRecord& record) {
    Counted& counted = counted_[record.poll.drafted];
    if (counted.touched == record.touched) return counted.texts;
    const PollTally tally = room::tally_of(record, limits_);
    const PollForm& form = record.poll.form;
    counted = {record.touched,
               {json::encode_answers(record.ballots.size()), json::encode_results(form, tally), {}}};
    if (room::shows_classes(record.poll, Audience::moderator))
        counted.texts.classes = json::encode_classes(form, room::classes_of(record));
    return counted.texts;
}

}  // namespace paraninfo::live
