// RTMPS: takes TLS off what encoders send and hands the bytes to the ingest's RTMP listener, so that the
// certificate's key stays in this process. It knows nothing of RTMP: who says nothing useful is ended by the
// ingest. On one io_context, which must not be run by several threads.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <openssl/types.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace paraninfo::gateway {

struct RtmpsSettings {
    std::string address;  // in figures
    std::uint16_t port = 0;
    std::string rtmp_address;  // of the ingest's listener
    std::uint16_t rtmp_port = 0;
};

class RtmpsDoor {
  public:
    // As many as the ingest has. Beyond them the oldest goes that does not publish.
    static constexpr std::size_t connections_max = 64;
    static constexpr std::size_t connections_of_address_max = 16;

    // Listens from here on; the counts of `tls` are shared. Throws boost::system::system_error if it cannot.
    RtmpsDoor(boost::asio::io_context& context, SSL_CTX* tls, const RtmpsSettings& settings);
    ~RtmpsDoor();
    RtmpsDoor(const RtmpsDoor&) = delete;
    RtmpsDoor& operator=(const RtmpsDoor&) = delete;

    std::uint16_t port() const;
    void close();  // accepts no more; whoever is there stays until the context ends

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace paraninfo::gateway
