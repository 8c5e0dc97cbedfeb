#include "server/live/live_room.hpp"

#include "protocol/json/journal_entry.hpp"
#include "protocol/json/reply.hpp"
#include "server/live/encoding.hpp"
#include "server/observe/metrics.hpp"
#include "server/room/hand_visibility.hpp"
#include "server/room/permissions.hpp"
#include "server/room/poll_visibility.hpp"
#include "server/room/sanctions.hpp"
#include "server/room/votes.hpp"

#include <utility>

namespace paraninfo::live {

namespace {

constexpr std::int64_t retry_after_ms = 1000;

Reject rejected(Reason reason, std::int64_t retry_ms = 0) {
    Reject reject;
    reject.reason = reason;
    reject.retry_after_ms = retry_ms;
    return reject;
}

Receipts::Waiter answering(RequestId id, Answer answer) {
    return [id = std::move(id), answer = std::move(answer)](const std::string* result) {
        answer(result != nullptr ? json::encode_result(id, *result)
                                 : json::encode_reject(id, rejected(Reason::unavailable, retry_after_ms)));
    };
}

// What changes nothing that is journaled has no receipt: sent twice, a reaction counts twice, and a claim is
// the same claim; so with what is said behind the programme.
bool is_fleeting(const Command& command) {
    return std::holds_alternative<React>(command) || std::holds_alternative<ClaimQuestion>(command) ||
           std::holds_alternative<TalkBack>(command) || std::holds_alternative<HearBackstage>(command) ||
           std::holds_alternative<ListenBackstage>(command) || std::holds_alternative<TestEcho>(command);
}

}  // namespace

LiveRoom::LiveRoom(RoomSettings settings, journal::Log& log, ShardSink& sink, People& people,
                   Ballots& ballots, Clock& clock, const ProgrammeClock& programme,
                   std::function<std::string()> make_id)
    : settings_(std::move(settings)),
      log_(log),
      sink_(sink),
      people_(people),
      ballots_(ballots),
      clock_(clock),
      programme_(programme),
      make_id_(std::move(make_id)),
      pace_(settings_.limits),
      publisher_(settings_, sink_, presence_),
      receipts_(settings_.receipts_max),
      tallies_(settings_.limits),
      desk_(settings_, state_, board_, publisher_, tallies_),
      claims_(settings_.limits),
      intercom_(settings_.limits) {
}

void LiveRoom::refuse(const RequestId& id, const Reject& reject, const Answer& answer) {
    static observe::Counter& count =
        observe::counter("paraninfo_commands_refused_total", "Commands refused by a room");
    count.add();
    answer(json::encode_reject(id, reject));
}

void LiveRoom::submit(const Seat& seat, RequestId id, SubmitCommand command, Answer answer) {
    if (phase_ != Phase::ready) return refuse(id, rejected(Reason::unavailable, retry_after_ms), answer);
    switch (receipts_.look_up(seat.person, command.key)) {
        case Receipts::Known::done:
            return answering(id, answer)(&receipts_.result(seat.person, command.key));
        case Receipts::Known::in_flight:
            return receipts_.wait(seat.person, command.key, answering(std::move(id), std::move(answer)));
        case Receipts::Known::unknown:
            break;
    }
    proceed(seat, id, command, answer);
}

void LiveRoom::proceed(const Seat& seat, const RequestId& id, const SubmitCommand& command,
                       const Answer& answer) {
    if (is_over(seat) || !room::may(seat, command.command))
        return refuse(id, rejected(Reason::not_allowed), answer);
    const std::int64_t wait = pace_.admit(seat.person, command.command, clock_.steady_ms());
    if (wait > 0) return refuse(id, rejected(Reason::limited, wait), answer);
    if (log_.full()) return refuse(id, rejected(Reason::overloaded, retry_after_ms), answer);
    const bool may_be_known = receipts_.forgetful() && !is_fleeting(command.command);
    if (may_be_known) return look_in_journal(seat, id, command, answer);
    perform(seat, id, command, answer);
}

void LiveRoom::look_in_journal(const Seat& seat, RequestId id, SubmitCommand command, Answer answer) {
    const journal::CommandKey key{seat.person, command.key};
    auto found = [self = shared_from_this(), seat, id = std::move(id), command = std::move(command),
                  answer = std::move(answer)](const journal::Receipts& receipts) {
        const bool known = self->receipts_.look_up(seat.person, command.key) != Receipts::Known::unknown;
        if (known || self->phase_ != Phase::ready) return self->submit(seat, id, command, answer);
        if (receipts.status != journal::ReadStatus::ok)
            return self->refuse(id, rejected(Reason::unavailable, retry_after_ms), answer);
        if (!receipts.found.empty()) return answering(id, answer)(&receipts.found.front().receipt);
        self->perform(seat, id, command, answer);
    };
    log_.find(settings_.id, key, std::move(found));
}

void LiveRoom::perform(const Seat& seat, const RequestId& id, const SubmitCommand& command,
                       const Answer& answer) {
    const room::Context context{settings_.limits, make_id_,
                                [this](const PersonId& person) { return people_.find(settings_.id, person); },
                                [this] { return ballots_.take_key(); }, panelists_of()};
    const auto decision = room::decide(state_, seat, command.command, context);
    const std::int64_t wait = decision ? slowed(seat, command.command) : 0;
    if (wait > 0) return refuse(id, rejected(Reason::limited, wait), answer);
    if (decision && is_fleeting(command.command)) return pass_on(seat, command.command, id, answer);
    std::optional<std::string> signature;
    if (decision && !sign_paper(command.command, signature))
        return refuse(id, rejected(Reason::unavailable, retry_after_ms), answer);
    if (decision) return accept(seat, command, *decision, std::move(signature), answering(id, answer));
    // A refusal shows how things stand: it leaves when that is durable.
    when_durable([self = shared_from_this(), id, answer, reject = decision.error()](bool durable) {
        self->refuse(id, durable ? reject : rejected(Reason::unavailable, retry_after_ms), answer);
    });
}

void LiveRoom::pass_on(const Seat& seat, const Command& command, const RequestId& id, const Answer& answer) {
    if (const auto* reaction = std::get_if<React>(&command)) react(reaction->reaction);
    if (const auto* claimed = std::get_if<ClaimQuestion>(&command)) claim(seat, *claimed);
    if (const auto* talk = std::get_if<TalkBack>(&command)) speak(seat, *talk);
    if (const auto* hearing = std::get_if<HearBackstage>(&command)) hear_backstage(seat, *hearing);
    if (const auto* listening = std::get_if<ListenBackstage>(&command)) listen_backstage(seat, *listening);
    if (std::holds_alternative<TestEcho>(command)) test_echo();
    Done done;
    done.offset = publisher_.durable();
    answer(json::encode_result(id, json::encode_done(done)));
}

void LiveRoom::accept(const Seat& seat, const SubmitCommand& command, const room::Changes& changes,
                      std::optional<std::string> signature, Receipts::Waiter waiter) {
    journal::Append entry = begin_append(changes);
    entry.key = journal::CommandKey{seat.person, command.key};
    Done done = room::done(state_, command.command, changes);
    done.signature = std::move(signature);
    entry.receipt = json::encode_done(done);
    receipts_.begin(seat.person, command.key, entry.receipt, std::move(waiter));
    append(std::move(entry));
    if (std::holds_alternative<WriteChat>(command.command))
        slow_mode_.wrote(seat.person, settings_.limits.chat_slow_most_ms, clock_.steady_ms());
    enforce_later(changes);
    tell_broadcast_later(changes);
    tell_stage_later(changes);
    follow_turns_later(changes);
    erase_later(changes);
    tend_ballots_later(changes);
    arm_deadline();
}

journal::Append LiveRoom::begin_append(const room::Changes& changes) {
    journal::Append append;
    append.room = settings_.id;
    append.lease = lease_;
    append.expected = state_.offset;
    // One time for all: what leaves the stage for something else ends where that begins.
    const auto programme_at = programme_.programme_time(settings_.id);
    for (Change change : changes) {
        stamp(change, programme_at);
        append.entries.push_back(apply(std::move(change)));
    }
    return append;
}

void LiveRoom::append(journal::Append append) {
    ++in_flight_;
    log_.append(append, [self = shared_from_this(), epoch = epoch_, key = append.key](
                            const journal::Appended& appended) { self->appended(epoch, key, appended); });
}

journal::Entry LiveRoom::apply(Change change) {
    const Recorded recorded{state_.offset + 1, clock_.wall_ms(), std::move(change)};
    room::apply(state_, recorded);
    publisher_.add(encode(settings_.id, state_, recorded));
    for (const Question* question : room::recounted(state_, recorded)) show_votes(*question);
    if (const auto* record = room::poll_at(std::as_const(state_.polls), room::poll_of(recorded)))
        show_poll(*record);
    if (room::moves_queue(recorded.change)) show_hands();
    auto entry = json::encode_entry(recorded.change);
    return {recorded.at_ms, std::move(entry.kind), std::move(entry.payload)};
}

void LiveRoom::appended(std::uint64_t epoch, const std::optional<journal::CommandKey>& key,
                        const journal::Appended& appended) {
    if (epoch != epoch_) return;
    if (appended.status != journal::Status::ok) {
        --in_flight_;
        return fail("the journal did not take a change");
    }
    static observe::Counter& count =
        observe::counter("paraninfo_commands_accepted_total", "Commands accepted and durable");
    if (key) count.add();
    publisher_.set_durable(appended.last);
    if (key) receipts_.finish(key->person, key->key);
    while (!waiting_.empty() && waiting_.front().offset <= publisher_.durable()) {
        const auto run = std::move(waiting_.front().run);
        waiting_.pop_front();
        run(true);
    }
    keep_snapshot();
    arm();
    if (--in_flight_ == 0 && phase_ == Phase::stopped) finish_stop();
}

void LiveRoom::when_durable(std::function<void(bool durable)> run) {
    if (state_.offset <= publisher_.durable()) return run(true);
    waiting_.push_back({state_.offset, std::move(run)});
}

void LiveRoom::join(Join join) {
    if (phase_ == Phase::stopped) return sink_.end(join.session, CloseCode::moving);
    if (phase_ == Phase::broken) return sink_.end(join.session, CloseCode::overloaded);
    if (room::is_banned(state_, join.seat.person)) return sink_.end(join.session, CloseCode::revoked);
    if (is_over(join.seat)) return sink_.end(join.session, CloseCode::turn_over);
    const auto [entry, is_new] = sessions_.try_emplace(join.session, join.seat);
    if (!is_new) return;  // the gateway lets a session join once
    if (presence_.enter(join.seat.person, join.seat.role)) {
        show_arrival(join.seat.role);
        enter_intercom(join.seat);
    }
    joins_.push_back(std::move(join));
    arm();
}

void LiveRoom::leave(const SessionId& session) {
    const auto found = sessions_.find(session);
    if (found == sessions_.end()) return;
    if (presence_.leave(found->second.person, found->second.role)) {
        show_arrival(found->second.role);
        end_claims_of(found->second);
        leave_intercom(found->second);
    }
    sessions_.erase(found);
    arm();
}

}  // namespace paraninfo::live
