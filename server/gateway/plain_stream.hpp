// A SocketStream without encryption, for a listed proxy on this machine.
#pragma once

#include "server/gateway/socket_stream.hpp"

namespace paraninfo::gateway {

class PlainStream final : public SocketStream {
  public:
    PlainStream(TlsShard& shard, Socket socket);

  private:
    Io read_some(boost::asio::mutable_buffer into, std::size_t& got) override;
    bool has_pending() const override { return false; }
    void pump(const std::string& bytes, std::size_t& from) override;
    void say_goodbye() override {}
};

}  // namespace paraninfo::gateway
