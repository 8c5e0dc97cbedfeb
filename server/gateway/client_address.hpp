// Who is at the other end of a connection that a proxy may have made for somebody (RFC 7239 calls its
// header's elder X-Forwarded-For). Pure.
#pragma once

#include "server/gateway/strict/request_head.hpp"

#include <boost/asio/ip/address.hpp>

#include <string>
#include <vector>

namespace paraninfo::gateway {

// Addresses that may speak for others: proxies of ours.
using Proxies = std::vector<boost::asio::ip::address>;

// Whether `address` is listed; an IPv4 one also where it comes mapped into IPv6.
bool is_listed(const Proxies& proxies, const boost::asio::ip::address& address);

// What counts as one address: an IPv4 address, or the /64 of an IPv6 one.
std::string address_group(const boost::asio::ip::address& address);

// The client of a request that came from a listed proxy: the last in X-Forwarded-For that is not itself
// listed, since what stands before it was written by whoever sent it. `proxy`, as a group, where there is
// none or it is no address.
std::string client_address(const strict::RequestHead& head, const Proxies& proxies, const std::string& proxy);

}  // namespace paraninfo::gateway
