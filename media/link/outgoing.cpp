#include "media/link/outgoing.hpp"

#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <sys/uio.h>
#include <utility>

namespace paraninfo::link {

void Outgoing::push(std::shared_ptr<const std::string> frame) {
    if (overflowed_) return;
    if (bytes_ + frame->size() > bytes_max_) {
        clear();
        overflowed_ = true;
        return;
    }
    bytes_ += frame->size();
    frames_.push_back(std::move(frame));
}

void Outgoing::clear() {
    frames_.clear();
    written_ = 0;
    bytes_ = 0;
    overflowed_ = false;
}

bool Outgoing::write_to(int socket) {
    while (!frames_.empty()) {
        std::array<iovec, 16> pieces;
        std::size_t count = 0;
        std::size_t skipped = written_;
        for (const auto& frame : frames_) {
            if (count == pieces.size()) break;
            pieces[count++] = {const_cast<char*>(frame->data()) + skipped, frame->size() - skipped};
            skipped = 0;
        }
        msghdr message{};
        message.msg_iov = pieces.data();
        message.msg_iovlen = count;
        const auto sent = ::sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0) return errno == EAGAIN || errno == EINTR;
        consume(static_cast<std::size_t>(sent));
    }
    return true;
}

void Outgoing::consume(std::size_t count) {
    bytes_ -= count;
    count += std::exchange(written_, 0);
    while (!frames_.empty() && count >= frames_.front()->size()) {
        count -= frames_.front()->size();
        frames_.pop_front();
    }
    written_ = count;
}

}  // namespace paraninfo::link
