#include "server/gateway/tls_stream.hpp"

#include <boost/asio/error.hpp>

#include <netinet/tcp.h>
#include <openssl/err.h>
#include <sys/socket.h>

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
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

}  // namespace

struct TlsStream::ScratchRead final : PendingRead {
    ScratchRead(InputHandler h, TlsShard& s) : handler(std::move(h)), shard(s) {}
    boost::asio::mutable_buffer target(TlsShard& from) override {
        return {from.scratch().data(), from.scratch().size()};
    }
    void complete(ErrorCode ec, std::size_t size) override { handler(ec, {shard.scratch().data(), size}); }
    InputHandler handler;
    TlsShard& shard;
};

TlsStream::TlsStream(TlsShard& shard, Socket socket)
    : shard_(shard), socket_(std::move(socket)), ssl_(shard.new_session()) {
    ErrorCode ignored;
    socket_.native_non_blocking(true, ignored);
    socket_.set_option(Tcp::no_delay(true), ignored);
    socket_.set_option(Socket::send_buffer_size(send_buffer_bytes), ignored);
    ::setsockopt(socket_.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &user_timeout_ms,
                 sizeof(user_timeout_ms));
}

TlsStream::~TlsStream() = default;

bool TlsStream::send(SharedBytes bytes) {
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

void TlsStream::when_drained(std::function<void()> then) {
    if (queued_bytes() == 0) {
        boost::asio::post(get_executor(), std::move(then));
    } else {
        drained_ = std::move(then);
    }
}

void TlsStream::read_into_scratch(InputHandler then) {
    begin_read(std::make_unique<ScratchRead>(std::move(then), shard_));
}

void TlsStream::begin_read(std::unique_ptr<PendingRead> read) {
    read_ = std::move(read);
    // Never inline: what is already here, or a failure, is told by a posted turn.
    if (failed_ || SSL_has_pending(ssl_.get())) {
        boost::asio::post(get_executor(), [self = shared_from_this()] { self->try_read(); });
    } else {
        wait_readable();
    }
}

void TlsStream::try_read() {
    if (!read_) return;
    if (failed_) return finish_read(failure(), 0);
    const auto into = read_->target(shard_);
    int result = 0;
    int reason = SSL_ERROR_NONE;
    {
        const TlsShard::Turn turn(shard_, *this);
        ERR_clear_error();
        result =
            SSL_read(ssl_.get(), into.data(), static_cast<int>(std::min<std::size_t>(into.size(), 1 << 20)));
        if (result <= 0) reason = SSL_get_error(ssl_.get(), result);
        note_handshake();
    }
    if (write_wants_read_ || handshake_done_) {
        write_wants_read_ = false;
        if (queue_) pump_queue();
    }
    if (result > 0) return finish_read({}, static_cast<std::size_t>(result));
    if (failed_) return;
    switch (reason) {
        case SSL_ERROR_WANT_READ:
            return wait_readable();
        case SSL_ERROR_WANT_WRITE:
            read_wants_write_ = true;
            return wait_writable();
        case SSL_ERROR_ZERO_RETURN:
            return finish_read(boost::asio::error::eof, 0);
        case SSL_ERROR_SYSCALL:
            return fail(boost::asio::error::eof);
        default:
            return fail(protocol_failure());
    }
}

void TlsStream::note_handshake() {
    if (handshake_done_ || !SSL_is_init_finished(ssl_.get())) return;
    handshake_done_ = true;
    handshake_place_.reset();
}

void TlsStream::finish_read(ErrorCode ec, std::size_t size) {
    const auto keep = shared_from_this();
    if (const auto read = std::exchange(read_, nullptr)) read->complete(ec, size);
}

void TlsStream::wait_readable() {
    if (waiting_readable_ || failed_) return;
    waiting_readable_ = true;
    socket_.async_wait(Socket::wait_read, [self = shared_from_this()](ErrorCode ec) {
        self->waiting_readable_ = false;
        if (ec) return self->fail(ec);
        if (self->read_) return self->try_read();
        if (self->write_wants_read_) self->pump_queue();
    });
}

void TlsStream::wait_writable() {
    if (waiting_writable_ || failed_) return;
    waiting_writable_ = true;
    socket_.async_wait(Socket::wait_write, [self = shared_from_this()](ErrorCode ec) {
        self->waiting_writable_ = false;
        if (ec) return self->fail(ec);
        self->on_writable();
    });
}

void TlsStream::on_writable() {
    if (!unsent_.empty()) {
        const std::string rest = std::exchange(unsent_, {});
        const std::size_t from = std::exchange(unsent_from_, 0);
        send_ciphertext(std::string_view(rest).substr(from));
        if (failed_ || !unsent_.empty()) return;
    }
    if (std::exchange(read_wants_write_, false)) try_read();
    pump_queue();
}

void TlsStream::pump(const std::string& bytes, std::size_t& from) {
    const TlsShard::Turn turn(shard_, *this);
    const std::size_t stop = from + pumped_bytes_max;
    while (from < bytes.size() && from < stop && unsent_.empty() && !failed_) {
        ERR_clear_error();
        const int wanted = static_cast<int>(std::min<std::size_t>(bytes.size() - from, 1 << 30));
        const int result = SSL_write(ssl_.get(), bytes.data() + from, wanted);
        if (result > 0) {
            from += static_cast<std::size_t>(result);
            continue;
        }
        switch (SSL_get_error(ssl_.get(), result)) {
            case SSL_ERROR_WANT_READ:
                write_wants_read_ = true;
                return wait_readable();
            case SSL_ERROR_WANT_WRITE:
                return wait_writable();
            default:
                return fail(protocol_failure());
        }
    }
}

// Others' turn first; goes on behind them.
void TlsStream::pump_later() {
    if (std::exchange(more_posted_, true)) return;
    boost::asio::post(get_executor(), [self = shared_from_this()] {
        self->more_posted_ = false;
        self->pump_queue();
    });
}

void TlsStream::pump_queue() {
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

std::ptrdiff_t TlsStream::receive_ciphertext(char* data, std::size_t size) {
    const ssize_t received = ::recv(socket_.native_handle(), data, size, 0);
    if (received < 0) return would_wait(errno) ? would_block : -1;
    if (!handshake_done_) heard_at_ = std::chrono::steady_clock::now();
    return received;
}

bool TlsStream::awaits_handshake_since(std::chrono::steady_clock::time_point then) const {
    if (handshake_done_ || failed_ || heard_at_ > then) return false;
    // What lies unread waits for us and not for the peer.
    ErrorCode ignored;
    return socket_.available(ignored) == 0;
}

void TlsStream::send_ciphertext(std::string_view bytes) {
    if (failed_) return;
    std::size_t sent = 0;
    if (unsent_.empty()) {
        const ssize_t result = ::send(socket_.native_handle(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (result < 0 && !would_wait(errno)) {
            // Not here: OpenSSL is on the stack. A posted failure ends the stream.
            const ErrorCode ec(errno, boost::system::system_category());
            boost::asio::post(get_executor(), [self = shared_from_this(), ec] { self->fail(ec); });
            return;
        }
        sent = result > 0 ? static_cast<std::size_t>(result) : 0;
    }
    if (sent == bytes.size()) return;
    unsent_.append(bytes.substr(sent));
    wait_writable();
}

void TlsStream::shutdown() {
    if (shutting_down_ || failed_) return;
    shutting_down_ = true;
    if (!queue_ && unsent_.empty()) finish_shutdown();
}

void TlsStream::finish_shutdown() {
    if (std::exchange(sent_fin_, true)) return;
    if (handshake_done_) {
        const TlsShard::Turn turn(shard_, *this);
        ERR_clear_error();
        SSL_shutdown(ssl_.get());
    }
    ErrorCode ignored;
    if (unsent_.empty()) socket_.shutdown(Socket::shutdown_send, ignored);
}

void TlsStream::close() {
    fail(boost::asio::error::operation_aborted);
}

void TlsStream::fail(ErrorCode ec) {
    if (std::exchange(failed_, true)) return;
    error_ = ec;
    ErrorCode ignored;
    socket_.close(ignored);
    queue_.reset();
    queued_ = 0;
    unsent_ = {};
    unsent_from_ = 0;
    drained_ = nullptr;
    handshake_place_.reset();
    // Posted: a failure may be found inside a call of the reader's own.
    boost::asio::post(get_executor(), [self = shared_from_this()] { self->finish_read(self->failure(), 0); });
}

ErrorCode TlsStream::failure() const {
    return error_ ? error_ : ErrorCode(boost::asio::error::operation_aborted);
}

void beast_close_socket(TlsStream& stream) {
    stream.close();
}

}  // namespace paraninfo::gateway
