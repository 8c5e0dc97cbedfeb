// One room alive: the only place where its rules, its journal and its fan-out meet, in order. Nothing that
// shows a change leaves before the change is durable. Rooms thread only.
#pragma once

#include "server/fanout/state_board.hpp"
#include "server/journal/log.hpp"
#include "server/live/ballots.hpp"
#include "server/live/hub.hpp"
#include "server/live/join_desk.hpp"
#include "server/live/people.hpp"
#include "server/live/programme_clock.hpp"
#include "server/live/publisher.hpp"
#include "server/live/receipts.hpp"
#include "server/live/replay.hpp"
#include "server/live/tallies.hpp"
#include "server/room/claims.hpp"
#include "server/room/intercom.hpp"
#include "server/room/pace.hpp"
#include "server/room/presence.hpp"
#include "server/room/room.hpp"
#include "server/room/slow_mode.hpp"

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace paraninfo::live {

// Until the journal, or what else was full or away, is asked again.
inline constexpr std::chrono::milliseconds retry_pause{1000};

class LiveRoom : public std::enable_shared_from_this<LiveRoom> {
  public:
    // `log`, `sink`, `people`, `ballots` and the clocks outlive it and call back on the rooms thread.
    LiveRoom(RoomSettings settings, journal::Log& log, ShardSink& sink, People& people, Ballots& ballots,
             Clock& clock, const ProgrammeClock& programme, std::function<std::string()> make_id);

    // `on_health(ok, reason)`: whether commands can be taken, at each change of that.
    void start(std::function<void(bool ok, std::string reason)> on_health);
    // Refuses what is new, waits for what is in flight.
    void stop(std::function<void()> done);

    void join(Join join);
    void submit(const Seat& seat, RequestId id, SubmitCommand command, Answer answer);
    void leave(const SessionId& session);
    void refresh(const SessionId& session);
    void set_state(const std::string& key, std::string json);
    void rename(std::map<std::string, std::string> name);
    // Called with the broadcast as it is durable: at each start and change. Set before start().
    void watch_broadcast(std::function<void(const Broadcast&)> watch);
    // Called with the stage as it is durable and with who may be on it: at each start and change. Only of a
    // room that has one. Set before start().
    using StageWatch = std::function<void(const Stage&, const std::vector<room::Panelist>&)>;
    void watch_stage(StageWatch watch);
    // Called with what is said behind the programme whenever it has changed, and for each test of the hall's
    // echo that is asked for. Set before start().
    void watch_intercom(std::function<void(const room::Intercom&)> watch);
    void watch_echo_tests(std::function<void()> watch);

  private:
    enum class Phase {
        starting,   // joins wait, commands are refused
        ready,      // everything
        read_only,  // the journal cannot write: joins yes, commands no
        broken,     // nothing could be read
        stopped
    };
    struct Waiting {  // for something applied to be durable
        Offset offset;
        std::function<void(bool durable)> run;
    };

    // live_room.cpp: the way of a command.
    void proceed(const Seat& seat, const RequestId& id, const SubmitCommand& command, const Answer& answer);
    void look_in_journal(const Seat& seat, RequestId id, SubmitCommand command, Answer answer);
    void perform(const Seat& seat, const RequestId& id, const SubmitCommand& command, const Answer& answer);
    // Taken and answered at once, without the journal.
    void pass_on(const Seat& seat, const Command& command, const RequestId& id, const Answer& answer);
    void accept(const Seat& seat, const SubmitCommand& command, const room::Changes& changes,
                std::optional<std::string> signature, Receipts::Waiter waiter);
    journal::Append begin_append(const room::Changes& changes);
    void append(journal::Append append);
    journal::Entry apply(Change change);
    void appended(std::uint64_t epoch, const std::optional<journal::CommandKey>& key,
                  const journal::Appended& appended);
    void when_durable(std::function<void(bool durable)> run);
    void refuse(const RequestId& id, const Reject& reject, const Answer& answer);

    // live_room_ticks.cpp: what leaves, and when.
    void arm();
    void tick();
    void capture_snapshots();
    void capture_states();
    void answer_resumes();
    void admit(const Join& join, fanout::Frame frame);
    void show_votes(const Question& question);
    void show_poll(const room::PollRecord& record);
    void show_presence();
    void show_hands();
    void pulse();

    // live_room_deadlines.cpp: what the room does by itself when time has passed.
    void arm_deadline();
    void meet_deadline(std::uint64_t round);

    // live_room_ballots.cpp: secret polls.
    bool sign_paper(const Command& command, std::optional<std::string>& signature);
    void tend_ballots_later(const room::Changes& changes);
    void tend_ballots();
    void restore_ballots();
    void count_ballots(const Poll& poll);
    void journal_count(Offset drafted, const std::optional<SecretCount>& counted);

    // live_room_bans.cpp: who is kept out.
    void enforce_later(const room::Changes& changes);
    void enforce_bans();
    void tell_access(std::uint64_t round);

    // live_room_broadcast.cpp: how the picture is to go out.
    void tell_broadcast();
    void tell_broadcast_later(const room::Changes& changes);

    // live_room_stage.cpp: what producers and panelists make of the sources.
    std::function<std::vector<room::Panelist>()> panelists_of();
    void tell_stage();
    void tell_stage_later(const room::Changes& changes);
    void show_arrival(Audience role);
    void show_backstage();
    void panelists_changed();

    // live_room_intercom.cpp: what is said behind the programme.
    void speak(const Seat& seat, const TalkBack& command);
    void hear_backstage(const Seat& seat, const HearBackstage& command);
    void listen_backstage(const Seat& seat, const ListenBackstage& command);
    void test_echo();
    void enter_intercom(const Seat& seat);
    void leave_intercom(const Seat& seat);
    void tell_intercom();
    void show_talks();
    void show_talks_to(const PersonId& panelist);
    void arm_talks_lapse();

    // live_room_turns.cpp: who of the audience is a guest on the stage.
    void follow_turns_later(const room::Changes& changes);
    void follow_turns();
    bool is_over(const Seat& seat) const;

    // live_room_chat.cpp: how slow one may write, and how deleted words go for good.
    std::int64_t slowed(const Seat& seat, const Command& command) const;
    void erase_later(const room::Changes& changes);
    void erase_message(Offset message);
    void erase_in_journal(Offset message);
    void blank_snapshot(Offset message);

    // live_room_reactions.cpp: what is counted for a second and forgotten.
    void react(Reaction reaction);
    void show_reactions();

    // live_room_claims.cpp: which moderators are at which questions.
    void claim(const Seat& seat, const ClaimQuestion& command);
    void end_claims_of(const Seat& seat);
    void show_claims();
    void arm_lapse();

    // live_room_recovery.cpp: start, failure and what follows it; snapshots for the journal.
    void acquire();
    void acquired(const journal::Acquired& acquired);
    void install(Replayed replayed, bool writable);
    void retry_acquire(std::string why);
    void fail(const std::string& why);
    void report(Phase phase, const std::string& why);
    void keep_snapshot();
    void finish_stop();

    RoomSettings settings_;
    journal::Log& log_;
    ShardSink& sink_;
    People& people_;
    Ballots& ballots_;
    Clock& clock_;
    const ProgrammeClock& programme_;
    std::function<std::string()> make_id_;
    std::function<void(bool, std::string)> on_health_;
    std::function<void()> on_stopped_;
    std::function<void(const Broadcast&)> on_broadcast_;
    StageWatch on_stage_;
    std::function<void(const room::Intercom&)> on_intercom_;
    std::function<void()> on_echo_test_;

    Phase phase_ = Phase::starting;
    std::uint64_t epoch_ = 0;  // grows at each failure: older answers of the journal count no more
    journal::Lease lease_ = 0;
    std::string history_;
    std::size_t in_flight_ = 0;

    room::State state_;
    room::Presence presence_;
    room::Pace pace_;
    room::SlowMode slow_mode_;
    fanout::StateBoard board_;
    Publisher publisher_;
    Receipts receipts_;
    Tallies tallies_;
    JoinDesk desk_;

    std::unordered_map<SessionId, Seat> sessions_;
    std::deque<Join> joins_;      // to be answered
    std::vector<Join> captured_;  // their snapshot waits for the disk
    std::deque<Waiting> waiting_;
    std::optional<journal::Snapshot> snapshot_;  // to be stored later
    Offset snapshot_at_ = 0;
    std::optional<Change> deadline_;    // what is waited for
    std::uint64_t deadline_round_ = 0;  // older timers count no more

    room::Claims claims_;
    std::uint64_t claims_round_ = 0;  // older timers of lapses count no more
    room::Intercom intercom_;
    std::uint64_t talks_round_ = 0;  // older timers of lapses count no more
    std::uint64_t bans_round_ = 0;   // older tellings of access count no more

    std::set<Offset> unerased_;  // deleted messages whose words the journal still has
    ReactionCounts reactions_{};
    bool reactions_counting_ = false;
    std::unordered_set<Offset> counting_;  // secret polls, by their draft

    bool admitted_any_ = false;
    bool armed_ = false;
    std::int64_t ticked_at_ms_ = 0;
};

}  // namespace paraninfo::live
