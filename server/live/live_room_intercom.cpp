// What is said behind the programme, held in memory and nowhere else: told as a state to producers and to
// each panelist whom it is for, and to who makes the sound. A talk ends when its key is let go, when its
// producer is gone, or when its page says nothing any more; that a producer listens ends with their last
// page.
#include "server/live/live_room.hpp"

#include "protocol/json/writer.hpp"
#include "server/live/state_reach.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::live {
namespace {

// All panelists are told who listens: who is on air, and so not listened to, changes meanwhile.
std::string text_of_talks(const std::vector<room::Talk>& talks,
                          const std::vector<room::Listening>& listening) {
    json::Writer data;
    data.open_object().key("talks").open_array();
    for (const room::Talk& talk : talks) {
        data.open_object().member("person", talk.person.value).member("name", talk.name);
        data.member("reach", name_of(talk.reach)).member_or_null("to", talk.to.value).close_object();
    }
    data.close_array().key("listening").open_array();
    for (const room::Listening& one : listening)
        data.open_object().member("person", one.person.value).member("name", one.name).close_object();
    data.close_array().close_object();
    return data.take();
}

}  // namespace

void LiveRoom::watch_intercom(std::function<void(const room::Intercom&)> watch) {
    on_intercom_ = std::move(watch);
}

void LiveRoom::watch_echo_tests(std::function<void()> watch) {
    on_echo_test_ = std::move(watch);
}

void LiveRoom::speak(const Seat& seat, const TalkBack& command) {
    if (intercom_.talk(seat, command, clock_.steady_ms())) show_talks();
    arm_talks_lapse();
}

void LiveRoom::hear_backstage(const Seat& seat, const HearBackstage& command) {
    // Who has no page here would never leave.
    const bool others = command.others && presence_.is_here(seat.person, Audience::panelist);
    if (intercom_.hear(seat.person, others)) tell_intercom();
}

void LiveRoom::listen_backstage(const Seat& seat, const ListenBackstage& command) {
    const bool on = command.on && presence_.is_here(seat.person, Audience::producer);
    if (intercom_.listen(seat, on)) show_talks();
}

void LiveRoom::test_echo() {
    if (on_echo_test_) on_echo_test_();
}

void LiveRoom::leave_intercom(const Seat& seat) {
    if (seat.role == Audience::producer) {
        const bool spoke = intercom_.stop_talk(seat.person);
        const bool listened = intercom_.listen(seat, false);
        if (spoke || listened) show_talks();
    }
    if (seat.role != Audience::panelist) return;
    board_.forget(talkback_key_of(seat.person));
    if (intercom_.hear(seat.person, false)) tell_intercom();
}

// Somebody who comes back may remember a talk that is over: nobody speaking is said too.
void LiveRoom::enter_intercom(const Seat& seat) {
    if (settings_.has_stage && seat.role == Audience::panelist) show_talks_to(seat.person);
}

void LiveRoom::tell_intercom() {
    if (on_intercom_) on_intercom_(intercom_);
}

void LiveRoom::show_talks() {
    board_.set(talkback_key, text_of_talks(intercom_.talks(), intercom_.listening()));
    for (const room::Panelist& one : people_.panelists(settings_.id))
        if (presence_.is_here(one.person, Audience::panelist)) show_talks_to(one.person);
    tell_intercom();
    arm();
}

void LiveRoom::show_talks_to(const PersonId& panelist) {
    board_.set(talkback_key_of(panelist),
               text_of_talks(intercom_.talks_known_to(panelist), intercom_.listening()));
}

// One timer for the next lapse; an older timer comes to nothing.
void LiveRoom::arm_talks_lapse() {
    const auto next = intercom_.next_lapse_ms();
    if (!next) return;
    const auto wait = std::max<std::int64_t>(0, *next - clock_.steady_ms());
    clock_.after(std::chrono::milliseconds(wait), [weak = weak_from_this(), round = ++talks_round_] {
        const auto self = weak.lock();
        if (!self || round != self->talks_round_) return;
        if (self->intercom_.lapse(self->clock_.steady_ms())) self->show_talks();
        self->arm_talks_lapse();
    });
}

}  // namespace paraninfo::live
