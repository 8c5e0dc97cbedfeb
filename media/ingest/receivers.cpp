#include "media/ingest/receivers.hpp"

#include <algorithm>

namespace paraninfo::ingest {
namespace {

// As many packets as SRT's live mode takes at once.
constexpr std::size_t message_bytes_max = 7 * media_link::ts_packet_bytes;

}  // namespace

bool Receivers::add(SrtSocket socket, Time now) {
    if (all_.size() >= media_link::receivers_max) return false;
    all_.push_back({std::move(socket), {}, now});
    return true;
}

void Receivers::push(const OutputPiece& piece) {
    for (Receiver& receiver : all_) receiver.queue.push(piece);
}

void Receivers::break_off() {
    for (Receiver& receiver : all_) receiver.queue.break_off();
}

void Receivers::serve(Time now) {
    all_.remove_if([this, now](Receiver& receiver) {
        if (serve(receiver, now)) return false;
        breaks_of_gone_ += receiver.queue.breaks();
        return true;
    });
}

bool Receivers::serve(Receiver& receiver, Time now) {
    if (!is_connected(receiver.socket)) return false;
    while (!receiver.queue.empty()) {
        const std::string_view message = receiver.queue.next(message_bytes_max);
        const Sent sent = send_srt(receiver.socket, message);
        if (sent == Sent::gone) return false;
        if (sent == Sent::full) return now - receiver.moved_at < stuck_after;
        bytes_sent_ += message.size();
        receiver.queue.sent(message.size());
        receiver.moved_at = now;
    }
    receiver.moved_at = now;
    return true;
}

bool Receivers::has_waiting() const {
    return std::any_of(all_.begin(), all_.end(), [](const Receiver& each) { return !each.queue.empty(); });
}

std::uint64_t Receivers::breaks() const {
    std::uint64_t all = breaks_of_gone_;
    for (const Receiver& receiver : all_) all += receiver.queue.breaks();
    return all;
}

}  // namespace paraninfo::ingest
