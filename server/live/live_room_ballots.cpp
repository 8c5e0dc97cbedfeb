// A room's part in secret polls: papers are signed, whoever keeps the ballots is told when they are taken,
// and what they came to is journaled. Everything but the signature is asked again after a restart.
#include "server/live/live_room.hpp"

#include "server/room/papers.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::live {

namespace {

bool concerns_ballots(const Change& change) {
    return std::holds_alternative<PollOpened>(change) || std::holds_alternative<PollClosed>(change) ||
           std::holds_alternative<PollCounted>(change);
}

bool is_secret(const Poll& poll) {
    return poll.form.secret && !poll.modulus.empty();
}

}  // namespace

// False: it asks for a paper, and the key is gone. The same blinded serial always gets the same signature.
bool LiveRoom::sign_paper(const Command& command, std::optional<std::string>& signature) {
    const auto* asked = std::get_if<TakePaper>(&command);
    if (asked == nullptr) return true;
    signature = ballots_.sign(room::find_poll(state_.polls, asked->poll)->poll.modulus, asked->blinded);
    return signature.has_value();
}

void LiveRoom::tend_ballots_later(const room::Changes& changes) {
    if (std::ranges::none_of(changes, concerns_ballots)) return;
    when_durable([self = shared_from_this()](bool durable) {
        if (durable) self->tend_ballots();
    });
}

void LiveRoom::tend_ballots() {
    for (const room::PollRecord& record : state_.polls) {
        const Poll& poll = record.poll;
        if (!is_secret(poll)) continue;
        if (takes_votes(poll.state))
            ballots_.admit(settings_.id, poll);
        else if (awaits_count(poll))
            count_ballots(poll);
        else
            ballots_.counted(poll);
    }
}

void LiveRoom::restore_ballots() {
    std::vector<Poll> uncounted;
    for (const room::PollRecord& record : state_.polls)
        if (is_secret(record.poll) && !record.poll.counted) uncounted.push_back(record.poll);
    ballots_.restored(settings_.id, uncounted);
    tend_ballots();
}

void LiveRoom::count_ballots(const Poll& poll) {
    const Offset drafted = poll.drafted;
    if (!counting_.insert(drafted).second) return;
    ballots_.count(settings_.id, poll,
                   [weak = weak_from_this(), drafted](const std::optional<SecretCount>& counted) {
                       if (const auto self = weak.lock()) self->journal_count(drafted, counted);
                   });
}

// A room that cannot write counts again when it can.
void LiveRoom::journal_count(Offset drafted, const std::optional<SecretCount>& counted) {
    counting_.erase(drafted);
    const auto* record = room::poll_at(std::as_const(state_.polls), drafted);
    if (phase_ != Phase::ready || record == nullptr || !awaits_count(record->poll)) return;
    if (!counted || log_.full()) {
        clock_.after(retry_pause, [weak = weak_from_this()] {
            if (const auto self = weak.lock()) self->tend_ballots();
        });
        return;
    }
    const room::Changes changes{PollCounted{drafted, room::shown_count(*counted, settings_.limits)}};
    append(begin_append(changes));
    tend_ballots_later(changes);
}

}  // namespace paraninfo::live
