// A room on a stage for tests: memory journal, hand-driven executor, manual clock, and a sink that plays the
// connections. Verbs, no plumbing. Nothing runs until `settle` or `pass`.
#pragma once

#include "server/journal/engine.hpp"
#include "server/journal/engines.hpp"
#include "server/journal/log.hpp"
#include "server/live/hub.hpp"
#include "server/room/intercom.hpp"
#include "tests/flow/held_ballots.hpp"

#include <boost/asio/io_context.hpp>
#include <nlohmann/json.hpp>

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace paraninfo::flow {

using Value = nlohmann::json;

class ManualClock : public live::Clock {
  public:
    std::int64_t wall_ms() const override { return 1'790'000'000'000 + now_; }
    std::int64_t steady_ms() const override { return now_; }
    void after(std::chrono::milliseconds delay, std::function<void()> then) override;
    // Runs one timer that is due now; whether there was one.
    bool run_due();
    // Lets time pass to the next timer, at most to `until`; whether any passed.
    bool step(std::int64_t until);
    void forget() { timers_.clear(); }

  private:
    std::int64_t now_ = 1000;
    std::multimap<std::int64_t, std::function<void()>> timers_;
};

// The picture's time: that of the manual clock, while there is a picture.
class ManualProgramme : public live::ProgrammeClock {
  public:
    explicit ManualProgramme(const ManualClock& clock) : clock_(clock) {}
    std::optional<ProgrammeTime> programme_time(const RoomId&) const override {
        if (publication.empty()) return std::nullopt;
        return ProgrammeTime{publication, clock_.steady_ms()};
    }
    std::string publication;  // empty: no picture

  private:
    const ManualClock& clock_;
};

// One connection as the gateway would keep it: the messages that reached it, in order.
struct Viewer {
    live::SessionId session;
    Seat seat;
    bool admitted = false;
    std::vector<Value> messages;    // single messages, frames taken apart
    std::vector<Value> frames;      // whole frames
    std::vector<CloseCode> closed;  // at most one

    Value joined() const;  // the result of room.join
    std::vector<Value> changes() const;
    std::vector<std::string> kinds() const;                    // of the changes
    std::optional<Value> state(const std::string& key) const;  // the newest
    Position through() const;                                  // from which it would resume
    std::string heard() const;                                 // all that ever reached it, as text
};

// What the disk does: shared by a room and its successors.
struct Disk {
    std::unique_ptr<journal::Engine> engine = journal::memory_engine();
    bool slow = false;    // nothing becomes durable until it is quick again
    bool full = false;    // nothing can be written
    bool silent = false;  // written, but the answer is lost
};

// Access as the rooms see it: everybody is known; it may be told and forget.
struct KnownPeople : live::People {
    std::optional<room::KnownPerson> find(const RoomId&, const PersonId& person) override {
        if (strangers) return std::nullopt;
        return room::KnownPerson{"Name of " + person.value, person == moderator_id()};
    }
    std::vector<room::Panelist> panelists(const RoomId&) override {
        auto all = on_stage;
        for (const PersonId& guest : guests) all.push_back({guest, "Name of " + guest.value, true});
        return all;
    }
    void seat_guests(const RoomId&, const std::vector<PersonId>& persons) override { guests = persons; }
    void keep_out(const RoomId&, std::vector<PersonId> banned, std::function<void(bool)> done) override {
        told.push_back(banned);
        done(!forgetful);
    }
    static PersonId moderator_id();

    std::vector<room::Panelist> on_stage{{PersonId{"Pan3listPan3list"}, "Ana"}};
    std::vector<PersonId> guests;
    bool strangers = false;
    bool forgetful = false;
    std::vector<std::vector<PersonId>> told;
};

class Stage : public live::ShardSink {
  public:
    explicit Stage(live::RoomSettings settings = default_settings());
    ~Stage() override;
    static live::RoomSettings default_settings();

    // Throws the room away and makes it anew on the same journal, as a restart does.
    void restart();

    Viewer& join(const Seat& seat, std::optional<Position> position = std::nullopt,
                 live::Wire wire = live::Wire::websocket);
    void leave(Viewer& viewer);
    // Settles; `reply` gives the first message of the answer.
    Value submit(const Seat& seat, const Command& command);
    Value submit(const Seat& seat, const Command& command, const std::string& key);
    // Does not settle; the answer appears in the list when it comes.
    std::shared_ptr<std::vector<Value>> send(const Seat& seat, const Command& command,
                                             const std::string& key);

    void settle();  // runs everything that can run without time passing
    void pass(std::int64_t ms);
    static std::string new_key();

    live::Hub& hub() { return *hub_; }
    ManualClock& clock() { return clock_; }
    // From now on the room has a picture of this publication; "": none.
    void show_picture(const std::string& publication) { programme_.publication = publication; }
    std::int64_t programme_ms() const { return clock_.steady_ms(); }
    KnownPeople& people() { return people_; }
    HeldBallots& ballots() { return ballots_; }
    bool healthy() const { return healthy_; }
    // As whoever makes the picture was told, in order.
    const std::vector<BroadcastPhase>& broadcasts() const { return broadcasts_; }
    const std::vector<bool>& recorded() const { return recorded_; }
    // What the picture's maker was told, one for each change and start.
    const std::vector<paraninfo::Stage>& stages() const { return stages_; }
    // What the sound's maker was told of what is said behind the programme, newest, and how often of a test
    // of the hall's echo.
    const std::vector<room::Talk>& talks() const { return talks_; }
    const std::vector<PersonId>& hearing() const { return hearing_; }
    const std::vector<room::Listening>& listening() const { return listening_; }
    int echo_tests() const { return echo_tests_; }
    Disk& disk() { return *disk_; }

    void publish(std::shared_ptr<const live::Publication> publication) override;
    void admit(const live::SessionId& session, fanout::Frame frame) override;
    void send(const live::SessionId& session, fanout::Frame frame, fanout::Kind kind) override;
    void end(const live::SessionId& session, CloseCode code) override;

    std::size_t publications = 0;

  private:
    Viewer* find(const live::SessionId& session);
    static void receive(Viewer& viewer, const fanout::Frame& frame);

    bool run_ready();

    boost::asio::io_context io_;
    boost::asio::io_context disk_io_;  // the journal; same thread
    std::shared_ptr<Disk> disk_ = std::make_shared<Disk>();
    ManualClock clock_;
    ManualProgramme programme_{clock_};
    KnownPeople people_;
    HeldBallots ballots_{clock_};
    live::RoomSettings settings_;
    std::unique_ptr<journal::Log> log_;
    std::unique_ptr<live::Hub> hub_;
    std::vector<std::unique_ptr<Viewer>> viewers_;
    std::uint64_t next_session_ = 1;
    std::vector<BroadcastPhase> broadcasts_;
    std::vector<bool> recorded_;
    std::vector<room::Talk> talks_;
    std::vector<PersonId> hearing_;
    std::vector<room::Listening> listening_;
    int echo_tests_ = 0;
    std::vector<paraninfo::Stage> stages_;
    bool healthy_ = false;
};

Seat participant(int number = 1);
Seat in_hall(int number = 1);
Seat screen();
Seat moderator();
Seat panelist(const std::string& person = "Pan3listPan3list");
Seat producer(int number = 1);

}  // namespace paraninfo::flow
