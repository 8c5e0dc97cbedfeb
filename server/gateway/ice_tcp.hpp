// The media sessions that can be reached by TCP (RFC 6544, framed by RFC 4571): what an answer says of them,
// and who is meant by what comes in first. The sessions themselves speak UDP alone. Any thread.
#pragma once

#include <boost/asio/ip/udp.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::gateway {

// Whom a STUN binding request calls: the part before the colon of its USERNAME, which is the fragment that an
// answer named (RFC 8445, section 7.2.2). Nothing where it is no such request. Pure.
std::optional<std::string_view> called_by(std::span<const std::uint8_t> request);

class IceTcpSessions {
  public:
    static constexpr std::size_t sessions_max = 512;  // beyond them the oldest is forgotten
    static constexpr std::size_t ways_max = 8;        // of a session

    // `port`: where the door is; 0: there is none, and nothing is announced.
    explicit IceTcpSessions(std::uint16_t port) : port_(port) {}

    // The answer with one passive candidate more for each address of its own; its sessions are remembered.
    std::string announce(const std::string& answer);
    // Where the session with this fragment listens; of several the one on `arrived_at`, which is an address
    // of this machine.
    std::optional<boost::asio::ip::udp::endpoint> find(std::string_view fragment,
                                                       const boost::asio::ip::address& arrived_at) const;

  private:
    struct Session {
        std::string fragment;
        std::vector<boost::asio::ip::udp::endpoint> ways;
    };
    void remember(Session session);

    const std::uint16_t port_;
    mutable std::mutex mutex_;
    std::deque<Session> sessions_;  // oldest first
};

}  // namespace paraninfo::gateway
