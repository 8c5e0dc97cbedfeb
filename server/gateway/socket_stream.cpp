#include "server/gateway/socket_stream.hpp"

#include <boost/asio/error.hpp>

#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace paraninfo::gateway {
namespace {

constexpr int send_buffer_bytes = 256 * 1024;
constexpr unsigned user_timeout_ms = 20'000;

ErrorCode protocol_failure() {
    return boost::system::errc::make_error_code(boost::system::errc::protocol_error);
}

bool would_wait(int error) {
    return error == EAGAIN || error == EWOULDBLOCK;
}

}  // namespace

struct SocketStream::ScratchRead final : PendingRead {
    ScratchRead(InputHandler h, TlsShard& s) : handler(std::move(h)), shard(s) {}
    boost::asio::mutable_buffer target(TlsShard& from) override {
        return {from.scratch().data(), from.scratch().size()};
    }
    void complete(ErrorCode ec, std::size_t size) override { handler(ec, {shard.scratch().data(), size}); }
    InputHandler handler;
    TlsShard& shard;
};

SocketStream::SocketStream(TlsShard& shard, Socket socket)
    : shard_(shard), executor_(socket.get_executor()), socket_(-1) {
    ErrorCode ec;
    socket.native_non_blocking(true, ec);
    socket.set_option(Tcp::no_delay(true), ec);
    socket.set_option(Socket::send_buffer_size(send_buffer_bytes), ec);
    ::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &user_timeout_ms,
                 sizeof(user_timeout_ms));
    socket_ = socket.release(ec);
    if (socket_ >= 0 && shard_.readiness().add(socket_, *this)) return;
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
    failed_ = true;
}

SocketStream::~SocketStream() {
    close_socket();
}

void SocketStream::close_socket() {
    if (socket_ < 0) return;
    shard_.readiness().remove(socket_, *this);
    ::close(std::exchange(socket_, -1));
}

void SocketStream::ready(bool readable, bool writable, bool ended) {
    if (failed_) return;
    readable_ = readable_ || readable;
    peer_ended_ = peer_ended_ || ended;
    if (writable && std::exchange(waiting_writable_, false)) on_writable();
    if (readable && !failed_) {
        if (read_) {
            try_read();
        } else if (std::exchange(write_wants_read_, false)) {
            pump_queue();
        }
    }
    note_waiting();
}

void SocketStream::let_go() {
    const auto keep = std::exchange(waiting_, nullptr);
    const auto read = std::exchange(read_, nullptr);
    drained_ = nullptr;
}

void SocketStream::note_waiting() {
    const bool waits = !failed_ && (read_ || waiting_writable_ || write_wants_read_);
    if (waits == (waiting_ != nullptr)) return;
    // By a local: the last reference may go with it.
    const auto before = std::exchange(waiting_, waits ? shared_from_this() : nullptr);
}

void SocketStream::forget_read() {
    read_.reset();
    note_waiting();
}

bool SocketStream::send(SharedBytes bytes) {
    if (failed_ || shutting_down_ || !bytes) return false;
    std::size_t from = 0;
    if (!queue_ && handshake_done_ && unsent_.empty()) pump(*bytes, from);
    if (failed_) return false;
    if (from == bytes->size()) return true;
    if (!queue_) queue_ = std::make_unique<std::deque<Queued>>();
    queued_ += bytes->size() - from;
    queue_->push_back({std::move(bytes), from});
    if (unsent_.empty() && handshake_done_ && !write_wants_read_) pump_later();
    return true;
}

void SocketStream::when_drained(std::function<void()> then) {
    if (queued_bytes() == 0) {
        boost::asio::post(get_executor(), std::move(then));
    } else {
        drained_ = std::move(then);
    }
}

void SocketStream::read_into_scratch(InputHandler then) {
    begin_read(std::make_unique<ScratchRead>(std::move(then), shard_));
}

void SocketStream::begin_read(std::unique_ptr<PendingRead> read) {
    read_ = std::move(read);
    note_waiting();
    // Never inline: what is already here, or a failure, is told by a posted turn.
    if (failed_ || readable_ || has_pending())
        boost::asio::post(get_executor(), [self = shared_from_this()] { self->try_read(); });
}

void SocketStream::try_read() {
    if (!read_) return;
    if (failed_) return finish_read(failure(), 0);
    std::size_t got = 0;
    const Io io = read_some(read_->target(shard_), got);
    if (write_wants_read_ || handshake_done_) {
        write_wants_read_ = false;
        if (queue_) pump_queue();
    }
    if (io == Io::some) return finish_read({}, got);
    if (failed_) return;
    switch (io) {
        case Io::some:
        case Io::wants_read:
            return;
        case Io::wants_write:
            read_wants_write_ = true;
            return wait_writable();
        case Io::ended:
            return finish_read(boost::asio::error::eof, 0);
        case Io::lost:
            return fail(boost::asio::error::eof);
        case Io::broken:
            return fail(protocol_failure());
    }
}

void SocketStream::end_handshake() {
    if (std::exchange(handshake_done_, true)) return;
    handshake_place_.reset();
}

void SocketStream::finish_read(ErrorCode ec, std::size_t size) {
    const auto keep = shared_from_this();
    if (const auto read = std::exchange(read_, nullptr)) read->complete(ec, size);
    note_waiting();
}

void SocketStream::wait_writable() {
    if (failed_) return;
    waiting_writable_ = true;
    note_waiting();
}

void SocketStream::on_writable() {
    if (!unsent_.empty()) {
        const std::string rest = std::exchange(unsent_, {});
        const std::size_t from = std::exchange(unsent_from_, 0);
        send_or_keep(std::string_view(rest).substr(from));
        if (failed_ || !unsent_.empty()) return;
    }
    if (std::exchange(read_wants_write_, false)) try_read();
    pump_queue();
}

void SocketStream::wait_readable() {
    write_wants_read_ = true;
    note_waiting();
}

// Others' turn first; goes on behind them.
void SocketStream::pump_later() {
    if (std::exchange(more_posted_, true)) return;
    boost::asio::post(get_executor(), [self = shared_from_this()] {
        self->more_posted_ = false;
        self->pump_queue();
    });
}

void SocketStream::pump_queue() {
    if (failed_ || !handshake_done_) return;
    std::size_t pumped = 0;
    while (queue_ && unsent_.empty() && !write_wants_read_ && !failed_) {
        if (pumped >= pumped_bytes_max) return pump_later();
        Queued& head = queue_->front();
        const std::size_t before = head.from;
        pump(*head.bytes, head.from);
        if (failed_) return;
        pumped += head.from - before;
        queued_ -= head.from - before;
        if (head.from < head.bytes->size()) {
            if (head.from == before) return;
            continue;
        }
        queue_->pop_front();
        if (queue_->empty()) queue_.reset();
    }
    if (queue_ || !unsent_.empty() || failed_) return;
    if (shutting_down_) finish_shutdown();
    if (drained_) boost::asio::post(get_executor(), std::exchange(drained_, nullptr));
}

std::ptrdiff_t SocketStream::receive(char* data, std::size_t size) {
    if (!readable_) return would_block;
    ssize_t received = 0;
    do {
        received = ::recv(socket_, data, size, 0);
    } while (received < 0 && errno == EINTR);
    if (received < 0) {
        if (!would_wait(errno)) return -1;
        readable_ = false;
        return would_block;
    }
    // Less than there was room for: all of it, and the next bytes make an edge; after the peer's end none
    // comes.
    readable_ = peer_ended_ || static_cast<std::size_t>(received) == size;
    if (!handshake_done_) heard_at_ = std::chrono::steady_clock::now();
    return received;
}

bool SocketStream::awaits_handshake_since(std::chrono::steady_clock::time_point then) const {
    if (handshake_done_ || failed_ || heard_at_ > then) return false;
    // What lies unread waits for us and not for the peer.
    int unread = 0;
    return ::ioctl(socket_, FIONREAD, &unread) == 0 && unread == 0;
}

std::size_t SocketStream::send_now(std::string_view bytes) {
    ssize_t result = 0;
    do {
        result = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    } while (result < 0 && errno == EINTR);
    if (result < 0 && !would_wait(errno)) {
        // Not here: OpenSSL may be on the stack. A posted failure ends the stream.
        const ErrorCode ec(errno, boost::system::system_category());
        boost::asio::post(get_executor(), [self = shared_from_this(), ec] { self->fail(ec); });
        return bytes.size();
    }
    return result > 0 ? static_cast<std::size_t>(result) : 0;
}

void SocketStream::send_or_keep(std::string_view bytes) {
    if (failed_) return;
    const std::size_t sent = unsent_.empty() ? send_now(bytes) : 0;
    if (sent == bytes.size()) return;
    unsent_.append(bytes.substr(sent));
    wait_writable();
}

void SocketStream::shutdown() {
    if (shutting_down_ || failed_) return;
    shutting_down_ = true;
    if (!queue_ && unsent_.empty()) finish_shutdown();
}

void SocketStream::finish_shutdown() {
    if (std::exchange(sent_fin_, true)) return;
    if (handshake_done_) say_goodbye();
    if (unsent_.empty()) ::shutdown(socket_, SHUT_WR);
}

void SocketStream::close() {
    fail(boost::asio::error::operation_aborted);
}

void SocketStream::fail(ErrorCode ec) {
    if (std::exchange(failed_, true)) return;
    error_ = ec;
    // Posted: a failure may be found inside a call of the reader's own.
    boost::asio::post(get_executor(), [self = shared_from_this()] { self->finish_read(self->failure(), 0); });
    close_socket();
    queue_.reset();
    queued_ = 0;
    unsent_ = {};
    unsent_from_ = 0;
    drained_ = nullptr;
    handshake_place_.reset();
    note_waiting();
}

ErrorCode SocketStream::failure() const {
    return error_ ? error_ : ErrorCode(boost::asio::error::operation_aborted);
}

void beast_close_socket(SocketStream& stream) {
    stream.close();
}

}  // namespace paraninfo::gateway
