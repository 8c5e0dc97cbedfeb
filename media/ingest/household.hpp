// Whom calls are counted by: an IPv4 address, or the /64 of an IPv6 one. Pure.
#pragma once

#include <string>
#include <sys/socket.h>

namespace paraninfo::ingest {

// Its bytes; empty where it is not known.
std::string household_of(const sockaddr* peer);

}  // namespace paraninfo::ingest
