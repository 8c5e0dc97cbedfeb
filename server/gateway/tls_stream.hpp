// A SocketStream in TLS: OpenSSL between the queue and the socket, with buffers that a shard's connections
// share.
#pragma once

#include "server/gateway/socket_stream.hpp"

namespace paraninfo::gateway {

class TlsStream final : public SocketStream {
  public:
    TlsStream(TlsShard& shard, Socket socket);

  private:
    friend class TlsShard;  // its BIO receives and sends for the stream whose turn it is

    Io read_some(boost::asio::mutable_buffer into, std::size_t& got) override;
    bool has_pending() const override { return SSL_has_pending(ssl_.get()) == 1; }
    void pump(const std::string& bytes, std::size_t& from) override;
    void say_goodbye() override;

    OpenSslPtr<SSL> ssl_;
};

}  // namespace paraninfo::gateway
