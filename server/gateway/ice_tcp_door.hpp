// Where panelists whose network lets no UDP through come in: one port of TCP for all sessions. It unpacks
// what they send (RFC 4571) and passes it to the session's own socket, and the other way round; to the
// session each of them is a sender like any other. Who names no session at once is ended. On one io_context,
// which must not be run by several threads.
//
// In the gateway and not in the worker: libnice listens on a port for each session, takes whoever comes, and
// keeps them all (docs/decisions/contribution.md).
#pragma once

#include "server/gateway/ice_tcp.hpp"

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace paraninfo::gateway {

class IceTcpDoor {
  public:
    static constexpr std::size_t connections_max = 256;
    static constexpr std::size_t connections_of_address_max = 32;  // a panelist has up to six
    static constexpr std::chrono::seconds named_within{5};         // its session, by a STUN request
    static constexpr std::chrono::seconds silent_max{30};  // consent is asked for each five (RFC 7675)
    // More than a camera, a screen and their repairs.
    static constexpr std::size_t bytes_a_second_max = 2U << 20;

    // Listens from here on. Throws boost::system::system_error if it cannot. `sessions` outlives it.
    IceTcpDoor(boost::asio::io_context& context, const std::string& address, std::uint16_t port,
               const IceTcpSessions& sessions);
    ~IceTcpDoor();
    IceTcpDoor(const IceTcpDoor&) = delete;
    IceTcpDoor& operator=(const IceTcpDoor&) = delete;

    void close();  // accepts no more; whoever is there stays until the context ends

  private:
    class Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace paraninfo::gateway
