// How a deleted message gets out of the house: once the deletion is durable, its words leave the window of
// what pages missed, the snapshot that waits to be stored, and the journal. What a crash or a full disk left
// there goes at the next start, or a second later.
#include "server/live/live_room.hpp"

#include "protocol/json/room_snapshot.hpp"
#include "server/observe/log.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::live {

// What the slow mode says to a message that the rules would take; 0: go on.
std::int64_t LiveRoom::slowed(const Seat& seat, const Command& command) const {
    const bool counts = std::holds_alternative<WriteChat>(command) && !is_staff(seat.role);
    return counts ? slow_mode_.wait_ms(seat.person, state_.chat.slow_ms, clock_.steady_ms()) : 0;
}

void LiveRoom::erase_later(const room::Changes& changes) {
    for (const Change& change : changes) {
        const auto* deleted = std::get_if<ChatDeleted>(&change);
        if (deleted == nullptr) continue;
        when_durable([self = shared_from_this(), message = deleted->message](bool durable) {
            if (durable) self->erase_message(message);
        });
    }
}

void LiveRoom::erase_message(Offset message) {
    publisher_.blank(message);
    if (snapshot_ && snapshot_->offset >= message) blank_snapshot(message);
    unerased_.insert(message);
    erase_in_journal(message);
}

void LiveRoom::erase_in_journal(Offset message) {
    if (phase_ != Phase::ready || !unerased_.contains(message)) return;
    log_.erase(settings_.id, lease_, message, [self = shared_from_this(), message](journal::Status status) {
        if (status == journal::Status::ok) {
            self->unerased_.erase(message);
            return;
        }
        observe::log_warn("room.erase_again", {{"room", self->settings_.id.value},
                                               {"offset", static_cast<std::uint64_t>(message)}});
        self->clock_.after(retry_pause, [weak = self->weak_from_this(), message] {
            if (const auto room = weak.lock()) room->erase_in_journal(message);
        });
    });
}

// It may have been taken before the deletion.
void LiveRoom::blank_snapshot(Offset message) {
    auto taken = json::decode_room_snapshot(snapshot_->bytes);
    if (!taken) return snapshot_.reset();
    for (ChatMessage& one : taken->chat.messages)
        if (one.number == message) one.text.clear();
    snapshot_->bytes = json::encode_room_snapshot(*taken);
}

}  // namespace paraninfo::live
