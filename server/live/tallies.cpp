#include "server/live/tallies.hpp"

#include "protocol/json/polls.hpp"
#include "server/room/poll_visibility.hpp"

namespace paraninfo::live {

const Tallies::Texts& Tallies::of(const room::PollRecord& record) {
    Counted& counted = counted_[record.poll.drafted];
    if (counted.touched == record.touched) return counted.texts;
    const PollTally tally = room::tally_of(record, limits_);
    counted = {
        record.touched,
        {json::encode_answers(room::turnout_of(record)), json::encode_results(record.poll.form, tally)}};
    return counted.texts;
}

}  // namespace paraninfo::live
