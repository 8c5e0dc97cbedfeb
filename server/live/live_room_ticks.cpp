// What leaves a live room, and when: joins, states, pulses and changes, in order, at most every 10 ms.
#include "server/live/live_room.hpp"

#include "protocol/json/hands.hpp"
#include "protocol/json/writer.hpp"
#include "server/live/state_reach.hpp"
#include "server/room/hand_visibility.hpp"
#include "server/room/poll_classes.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::live {

namespace {
constexpr std::int64_t tick_ms = 10;
constexpr std::size_t joins_at_once = 64;
constexpr std::chrono::milliseconds pulse_interval{10'000};
}  // namespace

void LiveRoom::arm() {
    if (armed_) return;
    armed_ = true;
    const std::int64_t wait =
        std::clamp<std::int64_t>(ticked_at_ms_ + tick_ms - clock_.steady_ms(), 0, tick_ms);
    clock_.after(std::chrono::milliseconds(wait), [self = shared_from_this()] {
        self->armed_ = false;
        self->tick();
    });
}

void LiveRoom::tick() {
    ticked_at_ms_ = clock_.steady_ms();
    if (phase_ != Phase::ready && phase_ != Phase::read_only && phase_ != Phase::stopped) return;
    capture_snapshots();
    capture_states();
    publisher_.flush();
    answer_resumes();
    const auto due = board_.due_at_ms();
    const bool more = publisher_.pending() || (!joins_.empty() && captured_.empty()) ||
                      (due && *due <= ticked_at_ms_ + tick_ms);
    if (more) return arm();
    if (!due) return;
    const auto wait = std::chrono::milliseconds(*due - ticked_at_ms_);
    clock_.after(wait, [weak = weak_from_this()] {
        if (const auto self = weak.lock()) self->arm();
    });
}

// A snapshot is of the state as it is now, which may be ahead of the disk: it is held until the disk has all
// of it. One group at a time, so that what is held stays small.
void LiveRoom::capture_snapshots() {
    if (!captured_.empty()) return;
    std::deque<Join> resumes;
    for (std::size_t taken = 0; taken < joins_at_once && !joins_.empty(); ++taken) {
        Join join = std::move(joins_.front());
        joins_.pop_front();
        if (!sessions_.contains(join.session)) continue;
        if (desk_.can_resume(join)) {
            resumes.push_back(std::move(join));
            continue;
        }
        publisher_.hold(state_.offset, [this, join, frame = desk_.snapshot(join, clock_.wall_ms())] {
            std::erase_if(captured_, [&](const Join& one) { return one.session == join.session; });
            admit(join, frame);
        });
        captured_.push_back(std::move(join));
    }
    joins_.insert(joins_.begin(), std::make_move_iterator(resumes.begin()),
                  std::make_move_iterator(resumes.end()));
}

// Those who can resume wait for no disk: they get what is published.
void LiveRoom::answer_resumes() {
    for (std::size_t taken = 0; taken < joins_at_once && !joins_.empty(); ++taken) {
        if (!desk_.can_resume(joins_.front())) break;
        const Join join = std::move(joins_.front());
        joins_.pop_front();
        if (sessions_.contains(join.session)) admit(join, desk_.resume(join, clock_.wall_ms()));
    }
}

void LiveRoom::admit(const Join& join, fanout::Frame frame) {
    if (!sessions_.contains(join.session)) return;
    admitted_any_ = true;
    sink_.admit(join.session, std::move(frame));
}

void LiveRoom::capture_states() {
    const auto due = board_.due_at_ms();
    if (!due || *due > ticked_at_ms_) return;
    std::vector<Reaching> states;
    for (auto& state : board_.flush(ticked_at_ms_)) states.push_back(reaching(std::move(state), state_));
    publisher_.hold(state_.offset, [this, states = std::move(states), voters = voters_of(state_)] {
        publisher_.publish_states(states, voters);
    });
}

void LiveRoom::show_votes(const Question& question) {
    const std::string key = "votes/" + question.id.value;
    // Who may still see it got the count with the change: one that waits would undo that.
    if (!is_visible(question.state) && question.state != QuestionState::merged) return board_.forget(key);
    json::Writer data;
    data.open_object().member("votes", question.votes).close_object();
    board_.set(key, data.take());
}

// Counted when it is sent, not at each vote.
void LiveRoom::show_poll(const room::PollRecord& record) {
    if (!is_visible(record.poll.state)) return;
    const Offset drafted = record.poll.drafted;
    const auto texts = [this, drafted]() -> const Tallies::Texts& {
        return tallies_.of(*room::poll_at(std::as_const(state_.polls), drafted));
    };
    board_.set_later(answers_key(record.poll), [texts] { return texts().answers; });
    board_.set_later(results_key(record.poll), [texts] { return texts().results; });
    if (room::shows_classes(record.poll, Audience::moderator))
        board_.set_later(classes_key(record.poll), [texts] { return texts().classes; });
}

void LiveRoom::show_presence() {
    const room::Headcount& here = presence_.headcount();
    json::Writer data;
    data.open_object().member("participants", here[Audience::participant]);
    data.member("hall", here[Audience::hall]).member("screens", here[Audience::screen]);
    data.member("moderators", here[Audience::moderator]);
    if (settings_.has_stage)
        data.member("panelists", here[Audience::panelist]).member("producers", here[Audience::producer]);
    data.close_object();
    board_.set("presence", data.take());
}

void LiveRoom::show_hands() {
    board_.set("hands", json::encode_waiting(room::waiting(state_.hands)));
}

void LiveRoom::set_state(const std::string& key, std::string json) {
    board_.set(key, std::move(json));
    arm();
}

void LiveRoom::rename(std::map<std::string, std::string> name) {
    if (settings_.name == name) return;
    settings_.name = std::move(name);
    desk_.forget();
}

void LiveRoom::refresh(const SessionId& session) {
    const auto found = sessions_.find(session);
    if (found == sessions_.end() || publisher_.history().empty()) return;
    sink_.send(session, desk_.all_states(found->second), fanout::Kind::state);
}

void LiveRoom::pulse() {
    if (phase_ == Phase::stopped) return;
    json::Writer data;
    data.open_object().member("now", clock_.wall_ms()).close_object();
    if (!sessions_.empty()) publisher_.publish_pulse("clock", data.take());
    clock_.after(pulse_interval, [weak = weak_from_this()] {
        if (const auto self = weak.lock()) self->pulse();
    });
}

}  // namespace paraninfo::live
