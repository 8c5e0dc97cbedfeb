// How a live room begins, what it does when the journal fails, and the snapshots it leaves there.
#include "server/live/live_room.hpp"

#include "protocol/json/room_snapshot.hpp"
#include "server/observe/log.hpp"
#include "server/room/snapshot.hpp"

#include <utility>

namespace paraninfo::live {

namespace {
constexpr std::chrono::milliseconds lease_time{10'000};
constexpr const char* node = "embedded";  // one process owns the data directory
}  // namespace

void LiveRoom::start(std::function<void(bool ok, std::string reason)> on_health) {
    on_health_ = std::move(on_health);
    show_presence();
    show_backstage();
    pulse();
    acquire();
}

void LiveRoom::acquire() {
    if (phase_ == Phase::stopped) return;
    log_.acquire(
        settings_.id, node, lease_time,
        [self = shared_from_this()](const journal::Acquired& acquired) { self->acquired(acquired); });
}

void LiveRoom::acquired(const journal::Acquired& acquired) {
    if (phase_ == Phase::stopped) return;
    if (acquired.status != journal::Status::ok) {
        retry_acquire("the journal cannot be written");
        // The first time: whatever can be read is shown meanwhile only once the history is known.
        if (phase_ == Phase::starting) report(Phase::broken, "the journal cannot be written");
        return;
    }
    lease_ = acquired.lease;
    history_ = acquired.history;
    Replay::start(log_, settings_, [self = shared_from_this()](Replayed replayed) {
        if (replayed.ok) return self->install(std::move(replayed), true);
        self->report(self->publisher_.history().empty() ? Phase::broken : Phase::read_only, replayed.why);
        self->retry_acquire(replayed.why);
    });
}

void LiveRoom::retry_acquire(std::string why) {
    observe::log_warn("room.waits", {{"room", settings_.id.value}, {"why", why}});
    clock_.after(retry_pause, [self = shared_from_this()] { self->acquire(); });
}

void LiveRoom::install(Replayed replayed, bool writable) {
    if (phase_ == Phase::stopped) return;
    state_ = std::move(replayed.state);
    desk_.forget();
    tallies_.forget();
    const bool continues = publisher_.reset(history_, replayed.floor, std::move(replayed.changes));
    if (!continues && phase_ != Phase::starting && phase_ != Phase::broken) {
        // Another history: whoever is here must take a snapshot of it.
        for (const auto& [session, seat] : sessions_) sink_.end(session, CloseCode::resume);
    }
    receipts_.fail_all();
    for (auto& receipt : replayed.receipts)
        receipts_.restore(receipt.key.person, receipt.key.key, std::move(receipt.receipt));
    if (replayed.more_receipts) receipts_.set_forgetful();
    for (const Question& question : state_.questions) show_votes(question);
    for (const room::PollRecord& record : state_.polls) show_poll(record);
    show_hands();
    if (admitted_any_)
        board_.touch_all();  // what was shown may have been ahead of the disk
    else
        board_.flush(clock_.steady_ms());  // whoever joins gets it with the answer
    snapshot_.reset();
    snapshot_at_ = replayed.floor;
    report(writable ? Phase::ready : Phase::read_only, writable ? "" : "the journal cannot be written");
    deadline_.reset();
    arm_deadline();
    enforce_bans();
    tell_broadcast();
    follow_turns();
    unerased_.clear();
    for (const Offset message : replayed.unerased) erase_message(message);
    restore_ballots();
    arm();
}

// The state may be ahead of the disk: it is read back before anybody sees it again.
void LiveRoom::fail(const std::string& why) {
    ++epoch_;
    in_flight_ = 0;
    observe::log_error("room.journal_failed", {{"room", settings_.id.value}, {"why", why}});
    const bool stopping = phase_ == Phase::stopped;
    if (!stopping) report(Phase::starting, why);
    publisher_.flush();
    publisher_.forget_undurable();
    for (Join& join : captured_) joins_.push_front(std::move(join));
    captured_.clear();
    receipts_.fail_all();
    for (auto& waiting : std::exchange(waiting_, {})) waiting.run(false);
    if (stopping) return finish_stop();
    Replay::start(log_, settings_, [self = shared_from_this()](Replayed replayed) {
        if (replayed.ok)
            self->install(std::move(replayed), false);
        else
            self->report(Phase::broken, replayed.why);
        self->acquire();
    });
}

void LiveRoom::report(Phase phase, const std::string& why) {
    if (phase_ == Phase::stopped) return;
    phase_ = phase;
    if (phase == Phase::broken) {
        for (const Join& join : std::exchange(joins_, {})) {
            sink_.end(join.session, CloseCode::overloaded);
            leave(join.session);
        }
    }
    if (on_health_) on_health_(phase == Phase::ready, why);
}

// Taken now, stored when `snapshot_lag` more changes are durable, so that a replay from it refills the
// window.
void LiveRoom::keep_snapshot() {
    const Offset durable = publisher_.durable();
    if (snapshot_ && durable >= snapshot_->offset + settings_.snapshot_lag) {
        log_.save_snapshot(*std::exchange(snapshot_, std::nullopt), lease_, 0, [](journal::Status) {});
    }
    const bool due = !snapshot_ && state_.offset >= snapshot_at_ + settings_.snapshot_every;
    if (!due || phase_ != Phase::ready) return;
    snapshot_at_ = state_.offset;
    snapshot_ = journal::Snapshot{settings_.id, state_.offset, json::snapshot_schema,
                                  json::encode_room_snapshot(room::snapshot_of(state_))};
}

void LiveRoom::stop(std::function<void()> done) {
    phase_ = Phase::stopped;
    on_stopped_ = std::move(done);
    if (in_flight_ == 0) finish_stop();
}

void LiveRoom::finish_stop() {
    publisher_.flush();
    if (const auto done = std::exchange(on_stopped_, nullptr)) done();
}

}  // namespace paraninfo::live
