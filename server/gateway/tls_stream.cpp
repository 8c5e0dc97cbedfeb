#include "server/gateway/tls_stream.hpp"

#include <openssl/err.h>

#include <algorithm>
#include <utility>

namespace paraninfo::gateway {

TlsStream::TlsStream(TlsShard& shard, Socket socket)
    : SocketStream(shard, std::move(socket)), ssl_(shard.new_session()) {
}

SocketStream::Io TlsStream::read_some(boost::asio::mutable_buffer into, std::size_t& got) {
    const TlsShard::Turn turn(shard(), *this);
    ERR_clear_error();
    const int wanted = static_cast<int>(std::min<std::size_t>(into.size(), 1 << 20));
    const int result = SSL_read(ssl_.get(), into.data(), wanted);
    const int reason = result > 0 ? SSL_ERROR_NONE : SSL_get_error(ssl_.get(), result);
    if (SSL_is_init_finished(ssl_.get())) end_handshake();
    switch (reason) {
        case SSL_ERROR_NONE:
            got = static_cast<std::size_t>(result);
            return Io::some;
        case SSL_ERROR_WANT_READ:
            return Io::wants_read;
        case SSL_ERROR_WANT_WRITE:
            return Io::wants_write;
        case SSL_ERROR_ZERO_RETURN:
            return Io::ended;
        case SSL_ERROR_SYSCALL:
            return Io::lost;
        default:
            return Io::broken;
    }
}

void TlsStream::pump(const std::string& bytes, std::size_t& from) {
    const TlsShard::Turn turn(shard(), *this);
    const std::size_t stop = from + pumped_bytes_max;
    while (from < bytes.size() && from < stop && !has_unsent() && !failed()) {
        ERR_clear_error();
        const int wanted = static_cast<int>(std::min<std::size_t>(bytes.size() - from, 1 << 30));
        const int result = SSL_write(ssl_.get(), bytes.data() + from, wanted);
        if (result > 0) {
            from += static_cast<std::size_t>(result);
            continue;
        }
        switch (SSL_get_error(ssl_.get(), result)) {
            case SSL_ERROR_WANT_READ:
                return wait_readable();
            case SSL_ERROR_WANT_WRITE:
                return wait_writable();
            default:
                return fail(boost::system::errc::make_error_code(boost::system::errc::protocol_error));
        }
    }
}

void TlsStream::say_goodbye() {
    const TlsShard::Turn turn(shard(), *this);
    ERR_clear_error();
    SSL_shutdown(ssl_.get());
}

}  // namespace paraninfo::gateway
