#include "server/gateway/plain_stream.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::gateway {

PlainStream::PlainStream(TlsShard& shard, Socket socket) : SocketStream(shard, std::move(socket)) {
    end_handshake();
}

SocketStream::Io PlainStream::read_some(boost::asio::mutable_buffer into, std::size_t& got) {
    const auto received = receive(static_cast<char*>(into.data()), into.size());
    if (received == would_block) return Io::wants_read;
    if (received == 0) return Io::ended;
    if (received < 0) return Io::lost;
    got = static_cast<std::size_t>(received);
    return Io::some;
}

void PlainStream::pump(const std::string& bytes, std::size_t& from) {
    const auto some = std::string_view(bytes).substr(from, pumped_bytes_max);
    const std::size_t sent = send_now(some);
    from += sent;
    if (sent < some.size()) wait_writable();
}

}  // namespace paraninfo::gateway
