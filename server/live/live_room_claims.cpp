// Which moderators are at which questions: a state for moderators, held in memory and nowhere else. A claim
// ends when it is let go, when its moderator is gone, or when its time is over.
#include "server/live/live_room.hpp"

#include "protocol/json/writer.hpp"
#include "server/live/state_reach.hpp"

#include <algorithm>

namespace paraninfo::live {

void LiveRoom::claim(const Seat& seat, const ClaimQuestion& command) {
    const bool changed = command.question.empty() ? claims_.let_go(seat.person)
                                                  : claims_.take(command.question, seat, clock_.steady_ms());
    if (changed) show_claims();
    arm_lapse();
}

void LiveRoom::end_claims_of(const Seat& seat) {
    if (seat.role == Audience::moderator && claims_.let_go(seat.person)) show_claims();
}

void LiveRoom::show_claims() {
    json::Writer data;
    data.open_object().key("claims").open_array();
    for (const room::Claim& claim : claims_.all()) {
        data.open_object().member("question", claim.question.value);
        data.member("person", claim.person.value).member("name", claim.name).close_object();
    }
    data.close_array().close_object();
    board_.set(claims_key, data.take());
    arm();
}

// One timer for the next lapse; an older timer comes to nothing.
void LiveRoom::arm_lapse() {
    const auto next = claims_.next_lapse_ms();
    if (!next) return;
    const auto wait = std::max<std::int64_t>(0, *next - clock_.steady_ms());
    clock_.after(std::chrono::milliseconds(wait), [weak = weak_from_this(), round = ++claims_round_] {
        const auto self = weak.lock();
        if (!self || round != self->claims_round_) return;
        if (self->claims_.lapse(self->clock_.steady_ms())) self->show_claims();
        self->arm_lapse();
    });
}

}  // namespace paraninfo::live
