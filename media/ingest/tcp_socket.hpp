// Listening for TCP on an address of this machine, and accepting without waiting. Descriptors are
// non-blocking and close-on-exec. No thread of its own.
#pragma once

#include "media/link/socket.hpp"

#include <cstdint>
#include <string>

namespace paraninfo::ingest {

// `address`: IPv4 or IPv6 in figures. Empty, and `reason`, if it cannot be.
link::Descriptor listen_tcp(const std::string& address, std::uint16_t port, std::string& reason);
std::uint16_t bound_tcp_port(const link::Descriptor& listener);
// `household`: of who calls, where there is a socket.
link::Descriptor accept_tcp(const link::Descriptor& listener, std::string& household);

}  // namespace paraninfo::ingest
