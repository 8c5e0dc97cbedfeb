// One connection on a non-blocking socket, driven by readiness, with an outgoing queue of shared buffers; how
// its bytes stand on the wire is said by TlsStream and PlainStream. An AsyncStream for Beast, and beside it
// `send`, which puts a whole, already framed buffer on the wire without copying or, while nothing is queued,
// allocating. Not thread-safe: it lives on its shard's thread. Made by std::make_shared; while it waits on
// the socket it keeps itself alive, and `close` lets go of everything.
#pragma once

#include "protocol/shared_bytes.hpp"
#include "server/gateway/tls_shard.hpp"

#include <boost/asio/async_result.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/role.hpp>

#include <algorithm>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <string_view>

namespace paraninfo::gateway {

using Tcp = boost::asio::ip::tcp;
using ErrorCode = boost::system::error_code;

class SocketStream : public Readiness::Watched, public std::enable_shared_from_this<SocketStream> {
  public:
    using executor_type = boost::asio::io_context::executor_type;
    using Socket = boost::asio::basic_stream_socket<Tcp, executor_type>;
    static constexpr std::ptrdiff_t would_block = -2;
    static constexpr std::size_t flattened_bytes_max = 16 * 1024;
    static constexpr std::size_t pumped_bytes_max = 256 * 1024;

    // Takes the socket away from Asio; sets TCP_NODELAY, the send buffer's size and TCP_USER_TIMEOUT on it.
    SocketStream(TlsShard& shard, Socket socket);
    ~SocketStream() override;
    SocketStream(const SocketStream&) = delete;
    SocketStream& operator=(const SocketStream&) = delete;

    executor_type get_executor() { return executor_; }

    // Queues the buffer as a whole behind what is queued; false once the stream has failed or is shutting
    // down.
    bool send(SharedBytes bytes);
    // What was given to `send` and has not reached the kernel.
    std::size_t queued_bytes() const { return queued_ + unsent_.size() - unsent_from_; }
    // Called (once) when the queue has become empty; at once if it is. Replaces an earlier one.
    void when_drained(std::function<void()> then);

    // Waits for plaintext and shows it in the shard's scratch, valid during the call. One read at a time. No
    // buffer is held while it waits. Errors: eof when the peer closed, else the socket's or a TLS error.
    using InputHandler = std::function<void(ErrorCode, std::string_view)>;
    void read_into_scratch(InputHandler then);

    // The pending read will not be told.
    void forget_read();
    bool reading() const { return read_ != nullptr; }

    // Sends what is queued, the protocol's goodbye and FIN; reading goes on until the peer's end. Idempotent.
    void shutdown();
    // Ends at once: pending reads finish with operation_aborted, by a posted call.
    void close();
    // Lets go of it when the handshake is over or the stream ends: the place that a half-open one takes.
    void hold_until_handshake(std::shared_ptr<void> place) { handshake_place_ = std::move(place); }
    // Lets go of it with the stream itself.
    void hold_while_open(std::shared_ptr<void> place) { open_place_ = std::move(place); }
    bool handshake_done() const { return handshake_done_; }
    // The handshake waits for the peer, of whom nothing has come since `then`.
    bool awaits_handshake_since(std::chrono::steady_clock::time_point then) const;
    // Reads begun through async_read_some, for who wants to see work without a result.
    std::uint64_t reads_begun() const { return reads_begun_; }
    bool failed() const { return failed_; }

    std::shared_ptr<Readiness::Watched> hold() override { return shared_from_this(); }
    void ready(bool readable, bool writable, bool ended) override;
    void let_go() override;

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        return boost::asio::async_initiate<Token, void(ErrorCode, std::size_t)>(
            [this](auto handler, boost::asio::mutable_buffer into) { start_read(std::move(handler), into); },
            token, first_of(buffers));
    }

    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        return boost::asio::async_initiate<Token, void(ErrorCode, std::size_t)>(
            [this](auto handler, SharedBytes flat) {
                const std::size_t size = flat->size();
                const ErrorCode ec = send(std::move(flat)) ? ErrorCode() : failure();
                boost::asio::post(get_executor(), [handler = std::move(handler), ec, size]() mutable {
                    std::move(handler)(ec, ec ? 0 : size);
                });
            },
            token, flatten(buffers));
    }

  protected:
    enum class Io { some, wants_read, wants_write, ended, lost, broken };

    // Plaintext into `into`; `got` is set with Io::some.
    virtual Io read_some(boost::asio::mutable_buffer into, std::size_t& got) = 0;
    // Whether plaintext lies ready that no readiness of the socket will tell of.
    virtual bool has_pending() const = 0;
    // Puts `bytes` from `from` on the wire until all is taken, the socket blocks or the turn's bound is met.
    virtual void pump(const std::string& bytes, std::size_t& from) = 0;
    // What the protocol says before its FIN.
    virtual void say_goodbye() = 0;

    // What lies on the wire: bytes, 0 at the peer's end, -1, or would_block.
    std::ptrdiff_t receive(char* data, std::size_t size);
    // How much of it the socket took; a failure is posted.
    std::size_t send_now(std::string_view bytes);
    // Sends, and keeps what the socket does not take.
    void send_or_keep(std::string_view bytes);
    bool has_unsent() const { return !unsent_.empty(); }
    void wait_writable();
    void wait_readable();
    void fail(ErrorCode ec);
    void end_handshake();
    TlsShard& shard() { return shard_; }

  private:
    struct PendingRead {
        virtual ~PendingRead() = default;
        virtual boost::asio::mutable_buffer target(TlsShard& shard) = 0;
        virtual void complete(ErrorCode ec, std::size_t size) = 0;
    };
    template <class Handler>
    struct BufferRead final : PendingRead {
        BufferRead(Handler h, boost::asio::mutable_buffer b) : handler(std::move(h)), into(b) {}
        boost::asio::mutable_buffer target(TlsShard&) override { return into; }
        void complete(ErrorCode ec, std::size_t size) override { std::move(handler)(ec, size); }
        Handler handler;
        boost::asio::mutable_buffer into;
    };
    struct ScratchRead;
    struct Queued {
        SharedBytes bytes;
        std::size_t from;
    };

    template <class Buffers>
    static boost::asio::mutable_buffer first_of(const Buffers& buffers) {
        for (auto it = boost::asio::buffer_sequence_begin(buffers);
             it != boost::asio::buffer_sequence_end(buffers); ++it)
            if (boost::asio::mutable_buffer(*it).size() != 0) return *it;
        return {};
    }
    template <class Buffers>
    static SharedBytes flatten(const Buffers& buffers) {
        auto flat = std::make_shared<std::string>();
        flat->resize(std::min(boost::asio::buffer_size(buffers), flattened_bytes_max));
        boost::asio::buffer_copy(boost::asio::buffer(*flat), buffers);
        return flat;
    }
    template <class Handler>
    void start_read(Handler handler, boost::asio::mutable_buffer into) {
        ++reads_begun_;
        begin_read(std::make_unique<BufferRead<Handler>>(std::move(handler), into));
    }

    void begin_read(std::unique_ptr<PendingRead> read);
    void try_read();
    void finish_read(ErrorCode ec, std::size_t size);
    // Keeps this alive as long as a read or a change of the socket is waited for.
    void note_waiting();
    void on_writable();
    void close_socket();
    void pump_queue();
    void pump_later();
    void finish_shutdown();
    ErrorCode failure() const;

    TlsShard& shard_;
    executor_type executor_;
    int socket_;                             // -1: closed
    std::shared_ptr<SocketStream> waiting_;  // itself
    std::unique_ptr<PendingRead> read_;
    std::unique_ptr<std::deque<Queued>> queue_;
    std::function<void()> drained_;
    std::shared_ptr<void> handshake_place_;
    std::shared_ptr<void> open_place_;
    std::string unsent_;
    std::size_t unsent_from_ = 0;
    std::size_t queued_ = 0;
    std::uint64_t reads_begun_ = 0;
    std::chrono::steady_clock::time_point heard_at_ = std::chrono::steady_clock::now();  // in the handshake
    ErrorCode error_;
    bool handshake_done_ = false;
    bool failed_ = false;
    bool shutting_down_ = false;
    bool sent_fin_ = false;
    bool readable_ = false;    // there may be something to receive
    bool peer_ended_ = false;  // no further edge will tell
    bool waiting_writable_ = false;
    bool read_wants_write_ = false;
    bool write_wants_read_ = false;
    bool more_posted_ = false;
};

// What Beast calls by argument-dependent lookup when its close handshake is over, or a stream must end at
// once.
void beast_close_socket(SocketStream& stream);
template <class Handler>
void async_teardown(boost::beast::role_type, SocketStream& stream, Handler&& handler) {
    stream.shutdown();
    boost::asio::post(stream.get_executor(), [handler = std::forward<Handler>(handler)]() mutable {
        std::move(handler)(ErrorCode());
    });
}

}  // namespace paraninfo::gateway
