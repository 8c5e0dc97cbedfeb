#include "media/ingest/receiver_queue.hpp"

#include <algorithm>

namespace paraninfo::ingest {

void ReceiverQueue::push(const OutputPiece& piece) {
    if (open_ && bytes_ + piece->bytes.size() > bytes_max) {
        ++breaks_;
        break_off();
    }
    if (!open_ && !piece->opens) return;
    open_ = true;
    bytes_ += piece->bytes.size();
    pieces_.push_back(piece);
}

std::string_view ReceiverQueue::next(std::size_t most) const {
    if (pieces_.empty()) return {};
    return std::string_view{pieces_.front()->bytes}.substr(sent_, most);
}

void ReceiverQueue::sent(std::size_t count) {
    count = std::min(count, bytes_);
    bytes_ -= count;
    sent_ += count;
    while (!pieces_.empty() && sent_ >= pieces_.front()->bytes.size()) {
        sent_ -= pieces_.front()->bytes.size();
        pieces_.pop_front();
    }
}

void ReceiverQueue::break_off() {
    pieces_.clear();
    sent_ = 0;
    bytes_ = 0;
    open_ = false;
}

}  // namespace paraninfo::ingest
