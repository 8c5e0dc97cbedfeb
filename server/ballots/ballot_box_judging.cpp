// What becomes of a ballot that was posted. Whether it is known already is looked at first: a page that
// repeats costs no signature's check.
#include "server/access/base64url.hpp"
#include "server/ballots/ballot_box.hpp"
#include "server/observe/log.hpp"
#include "server/room/poll_forms.hpp"

#include <utility>

namespace paraninfo::ballots {

namespace {

std::int64_t steady_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

BallotBox::Taken BallotBox::submit(const RoomId& room, SecretBallot ballot, const std::string& address,
                                   Done done) {
    const std::int64_t now = steady_ms();
    const std::lock_guard lock(mutex_);
    if (pace_.wait_ms(pace, now) > 0) return Taken::limited;
    pace_.take(pace, now);
    const bool suspect = unsigned_by_address_.wait(address, now) > 0;
    auto& queue = suspect ? suspects_ : work_.posted;
    if (queue.size() >= (suspect ? suspects_max : queued_max)) return Taken::full;
    queue.push_back({room, std::move(ballot), address, std::move(done)});
    changed_.notify_one();
    return Taken::yes;
}

void BallotBox::judge(Posted& posted) {
    Outcome outcome = Outcome::failed;
    try {
        outcome = judged(posted);
    } catch (const std::exception& error) {
        observe::log_error("ballots.failed", {{"reason", std::string(error.what())}});
    }
    if (outcome == Outcome::invalid || outcome == Outcome::closed) charge(posted.address);
    posted.done(outcome);
}

BallotBox::Outcome BallotBox::judged(const Posted& posted) {
    const SecretBallot& given = posted.ballot;
    const auto serial = access::from_base64url(given.serial);
    const auto signature = access::from_base64url(given.signature);
    if (!serial || serial->size() != serial_bytes || !signature) return Outcome::invalid;
    const Place place{poll_name(posted.room, given.vote.poll), *serial};
    const auto open = open_poll(place.first);
    const auto waiting = unwritten_.find(place);
    const auto kept = waiting == unwritten_.end() ? table_.find(place) : std::nullopt;
    // Whoever knows the serial learns that its ballot was counted in.
    if (!open && waiting != unwritten_.end()) return Outcome::on_its_way;
    if (!open) return kept ? Outcome::kept : Outcome::closed;
    const auto ballot = room::fit_ballot(open->poll.form, given.vote, room::Limits{});
    if (!ballot) return Outcome::invalid;
    if (kept == ballot->choices) return Outcome::kept;
    if (waiting != unwritten_.end() && waiting->second == ballot->choices) return Outcome::on_its_way;
    const auto message = paper_message(posted.room, given.vote.poll, *serial);
    if (!open->check.is_signed(message, *signature)) return Outcome::invalid;
    if (unwritten_.size() >= unwritten_max) return Outcome::failed;
    if (unwritten_.empty()) unwritten_since_ = Steady::now();
    unwritten_[place] = ballot->choices;
    return Outcome::on_its_way;
}

std::shared_ptr<const BallotBox::OpenPoll> BallotBox::open_poll(const std::string& name) {
    const std::lock_guard lock(mutex_);
    const auto found = open_.find(name);
    return found == open_.end() ? nullptr : found->second;
}

void BallotBox::charge(const std::string& address) {
    const std::lock_guard lock(mutex_);
    unsigned_by_address_.take(address, steady_ms());
}

}  // namespace paraninfo::ballots
