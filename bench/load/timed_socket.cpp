#include "bench/load/timed_socket.hpp"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>

namespace paraninfo::load {

namespace {

// The kernel stamps by the wall clock, the generator reckons by the steady one.
TimePoint steady(const timespec& stamp) {
    timespec wall{};
    clock_gettime(CLOCK_REALTIME, &wall);
    const auto ago = std::chrono::seconds(wall.tv_sec - stamp.tv_sec) +
                     std::chrono::nanoseconds(wall.tv_nsec - stamp.tv_nsec);
    return Clock::now() - ago;
}

bool again(BIO* bio, ssize_t result, void (*retry)(BIO*)) {
    BIO_clear_retry_flags(bio);
    if (result >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != ENOTCONN)) return false;
    retry(bio);
    return true;
}

int read(BIO* bio, char* data, int size) {
    auto& socket = *static_cast<TimedSocket*>(BIO_get_data(bio));
    iovec into{data, static_cast<std::size_t>(size)};
    alignas(cmsghdr) std::array<char, 128> control;
    msghdr message{};
    message.msg_iov = &into;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    const ssize_t result = recvmsg(socket.fd, &message, 0);
    again(bio, result, [](BIO* one) { BIO_set_retry_read(one); });
    for (cmsghdr* head = result > 0 ? CMSG_FIRSTHDR(&message) : nullptr; head != nullptr;
         head = CMSG_NXTHDR(&message, head)) {
        if (head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_TIMESTAMPNS) continue;
        timespec stamp{};
        std::memcpy(&stamp, CMSG_DATA(head), sizeof stamp);
        socket.arrived = steady(stamp);
    }
    return static_cast<int>(result);
}

int write(BIO* bio, const char* data, int size) {
    const ssize_t result = send(static_cast<TimedSocket*>(BIO_get_data(bio))->fd, data,
                                static_cast<std::size_t>(size), MSG_NOSIGNAL);
    again(bio, result, [](BIO* one) { BIO_set_retry_write(one); });
    return static_cast<int>(result);
}

long control(BIO*, int command, long, void*) {
    return command == BIO_CTRL_FLUSH || command == BIO_CTRL_DUP ? 1 : 0;
}

BIO_METHOD* method() {
    static BIO_METHOD* const made = [] {
        BIO_METHOD* one = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "timed socket");
        BIO_meth_set_read(one, &read);
        BIO_meth_set_write(one, &write);
        BIO_meth_set_ctrl(one, &control);
        return one;
    }();
    return made;
}

}  // namespace

BIO* bio_of(TimedSocket& socket) {
    const int on = 1;
    setsockopt(socket.fd, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
    BIO* bio = BIO_new(method());
    BIO_set_data(bio, &socket);
    BIO_set_init(bio, 1);
    return bio;
}

}  // namespace paraninfo::load
