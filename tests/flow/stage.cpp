#include "tests/flow/stage.hpp"

#include <algorithm>

namespace paraninfo::flow {

void ManualClock::after(std::chrono::milliseconds delay, std::function<void()> then) {
    timers_.emplace(now_ + std::max<std::int64_t>(0, delay.count()), std::move(then));
}

bool ManualClock::run_due() {
    if (timers_.empty() || timers_.begin()->first > now_) return false;
    const auto then = std::move(timers_.begin()->second);
    timers_.erase(timers_.begin());
    then();
    return true;
}

bool ManualClock::step(std::int64_t until) {
    if (now_ >= until) return false;
    const bool is_near = !timers_.empty() && timers_.begin()->first < until;
    now_ = is_near ? std::max(now_ + 1, timers_.begin()->first) : until;
    return true;
}

Value Viewer::joined() const {
    for (const Value& message : messages)
        if (message.contains("result")) return message["result"];
    return nullptr;
}

std::vector<Value> Viewer::changes() const {
    std::vector<Value> found;
    for (const Value& message : messages)
        if (message.value("method", "") == "change") found.push_back(message["params"]);
    return found;
}

std::vector<std::string> Viewer::kinds() const {
    std::vector<std::string> found;
    for (const Value& change : changes()) found.push_back(change["kind"]);
    return found;
}

std::optional<Value> Viewer::state(const std::string& key) const {
    std::optional<Value> newest;
    for (const Value& message : messages)
        if (message.value("method", "") == "state" && message["params"]["key"] == key)
            newest = message["params"]["data"];
    return newest;
}

Position Viewer::through() const {
    Position position;
    for (const Value& message : messages) {
        const Value* at = nullptr;
        if (message.contains("result")) at = &message["result"]["position"];
        if (message.value("method", "") == "through") at = &message["params"];
        if (at != nullptr) position = {(*at)["history"], (*at)["offset"]};
    }
    return position;
}

std::string Viewer::heard() const {
    std::string all;
    for (const Value& message : messages) all += message.dump();
    return all;
}

namespace {

// The disk's engine with its faults; a room's successor finds the same disk.
class FaultyEngine : public journal::Engine {
  public:
    explicit FaultyEngine(std::shared_ptr<Disk> disk) : disk_(std::move(disk)) {}

    std::vector<journal::Outcome> commit(std::span<const journal::Operation> batch) override {
        if (!disk_->full && !disk_->silent) return disk_->engine->commit(batch);
        if (disk_->silent) disk_->engine->commit(batch);
        std::vector<journal::Outcome> outcomes;
        for (const auto& operation : batch) outcomes.push_back(failed(operation));
        return outcomes;
    }
    journal::Answer read(const journal::Query& query) override { return disk_->engine->read(query); }
    void watch(std::function<void(const RoomId&)> hint) override { disk_->engine->watch(std::move(hint)); }

  private:
    static journal::Outcome failed(const journal::Operation& operation) {
        if (std::holds_alternative<journal::Append>(operation)) return journal::Appended{};
        if (std::holds_alternative<journal::Acquire>(operation)) return journal::Acquired{};
        return journal::Status::unavailable;
    }
    std::shared_ptr<Disk> disk_;
};

}  // namespace

live::RoomSettings Stage::default_settings() {
    live::RoomSettings settings;
    settings.id = RoomId{"auditorium"};
    settings.name = {{"es", "Auditorio"}, {"en", "Auditorium"}};
    settings.limits.ask = {1000, 1000};
    settings.limits.vote = {1000, 1000};
    settings.limits.commands = {1000, 1000};
    return settings;
}

Stage::Stage(live::RoomSettings settings) : settings_(std::move(settings)) {
    restart();
}

Stage::~Stage() {
    hub_.reset();
    log_.reset();
}

void Stage::restart() {
    hub_.reset();
    log_.reset();
    clock_.forget();
    io_.restart();
    disk_io_.restart();
    while (disk_io_.poll() > 0 || io_.poll() > 0) {
    }
    viewers_.clear();
    healthy_ = false;
    log_ = std::make_unique<journal::Log>(disk_io_.get_executor(), std::make_unique<FaultyEngine>(disk_),
                                          journal::Limits{}, journal::Drive::executor);
    hub_ = std::make_unique<live::Hub>(io_, *log_, *this, people_, ballots_, clock_, programme_,
                                       std::vector{settings_});
    hub_->watch_broadcasts([this](const RoomId&, const Broadcast& broadcast) {
        broadcasts_.push_back(broadcast.phase);
        recorded_.push_back(is_recorded(broadcast));
    });
    hub_->watch_stages([this](const RoomId&, const paraninfo::Stage& stage,
                              const std::vector<room::Panelist>&) { stages_.push_back(stage); });
    hub_->watch_intercoms([this](const RoomId&, const room::Intercom& intercom) {
        talks_ = intercom.talks();
        hearing_ = intercom.hearing();
        listening_ = intercom.listening();
    });
    hub_->watch_echo_tests([this](const RoomId&) { ++echo_tests_; });
    hub_->start([this](bool ok, const std::string&) { healthy_ = ok; });
    settle();
}

bool Stage::run_ready() {
    io_.restart();
    bool ran = io_.poll() > 0;
    if (!disk_->slow) {
        disk_io_.restart();
        ran = disk_io_.poll() > 0 || ran;
    }
    return clock_.run_due() || ran;
}

void Stage::settle() {
    while (run_ready()) {
    }
}

void Stage::pass(std::int64_t ms) {
    settle();
    const std::int64_t until = clock_.steady_ms() + ms;
    while (clock_.step(until)) settle();
}

Viewer& Stage::join(const Seat& seat, std::optional<Position> position, live::Wire wire) {
    viewers_.push_back(std::make_unique<Viewer>());
    Viewer& viewer = *viewers_.back();
    viewer.session = {0, next_session_++};
    viewer.seat = seat;
    hub_->join({viewer.session, seat, RequestId{"1"}, std::move(position), wire});
    pass(10);
    return viewer;
}

void Stage::leave(Viewer& viewer) {
    viewer.admitted = false;
    hub_->leave(viewer.seat.room, viewer.session);
    settle();
}

std::shared_ptr<std::vector<Value>> Stage::send(const Seat& seat, const Command& command,
                                                const std::string& key) {
    auto answers = std::make_shared<std::vector<Value>>();
    hub_->submit(seat, RequestId{"7"}, SubmitCommand{key, command},
                 [answers](const std::string& json) { answers->push_back(Value::parse(json).at(0)); });
    return answers;
}

Value Stage::submit(const Seat& seat, const Command& command) {
    return submit(seat, command, new_key());
}

Value Stage::submit(const Seat& seat, const Command& command, const std::string& key) {
    const auto answers = send(seat, command, key);
    pass(10);
    return answers->empty() ? Value() : answers->front();
}

std::string Stage::new_key() {
    static int count = 0;
    std::string digits = std::to_string(++count);
    return "00000000-0000-4000-8000-" + std::string(12 - digits.size(), '0') + digits;
}

Viewer* Stage::find(const live::SessionId& session) {
    const auto found = std::find_if(viewers_.begin(), viewers_.end(),
                                    [&](const auto& viewer) { return viewer->session == session; });
    return found == viewers_.end() ? nullptr : found->get();
}

void Stage::receive(Viewer& viewer, const fanout::Frame& frame) {
    std::string json;
    if (frame.ws) {
        const auto first = static_cast<unsigned char>(frame.ws->at(1));
        json = frame.ws->substr(first == 127 ? 10 : first == 126 ? 4 : 2);
    } else {
        const auto data = frame.sse->find("data: ") + 6;
        json = frame.sse->substr(data, frame.sse->size() - data - 2);
    }
    const Value messages = Value::parse(json);
    viewer.frames.push_back(messages);
    for (const Value& message : messages) viewer.messages.push_back(message);
}

void Stage::publish(std::shared_ptr<const live::Publication> publication) {
    ++publications;
    for (const auto& viewer : viewers_) {
        if (!viewer->admitted) continue;
        const fanout::Frame* frame = &publication->frames[viewer->seat.role];
        for (const auto& personal : publication->personal)
            if (personal.person == viewer->seat.person && personal.audience == viewer->seat.role)
                frame = &personal.frame;
        if (!frame->empty()) receive(*viewer, *frame);
    }
}

void Stage::admit(const live::SessionId& session, fanout::Frame frame) {
    Viewer* viewer = find(session);
    if (viewer == nullptr) return;
    viewer->admitted = true;
    receive(*viewer, frame);
}

void Stage::send(const live::SessionId& session, fanout::Frame frame, fanout::Kind) {
    if (Viewer* viewer = find(session)) receive(*viewer, frame);
}

void Stage::end(const live::SessionId& session, CloseCode code) {
    Viewer* viewer = find(session);
    if (viewer == nullptr) return;
    viewer->closed.push_back(code);
    viewer->admitted = false;
}

namespace {
Seat seat(std::string person, Audience role, std::string name) {
    return {SeatId{"seat-" + person}, PersonId{person}, RoomId{"auditorium"}, role, std::move(name)};
}
}  // namespace

Seat participant(int number) {
    return seat("p" + std::to_string(number), Audience::participant, "Participant " + std::to_string(number));
}
Seat in_hall(int number) {
    Seat guest = seat("h" + std::to_string(number), Audience::hall, "Guest " + std::to_string(number));
    guest.voter_class = VoterClass::hall;
    return guest;
}
Seat screen() {
    return seat("screen", Audience::screen, "Screen");
}
PersonId KnownPeople::moderator_id() {
    return moderator().person;
}

Seat moderator() {
    return seat("moderator", Audience::moderator, "Moderator");
}
Seat panelist(const std::string& person) {
    return seat(person, Audience::panelist, "Ana");
}
Seat producer(int number) {
    return seat("d" + std::to_string(number), Audience::producer, "Producer " + std::to_string(number));
}

}  // namespace paraninfo::flow
