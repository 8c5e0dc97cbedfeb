#include "server/gateway/ice_tcp.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <utility>

namespace paraninfo::gateway {
namespace {

namespace ip = boost::asio::ip;

// RFC 8489, section 5.
constexpr std::size_t stun_header_bytes = 20;
constexpr std::uint16_t binding_request = 0x0001;
constexpr std::uint32_t magic_cookie = 0x2112A442;
constexpr std::uint16_t username = 0x0006;

std::uint16_t number_at(std::span<const std::uint8_t> bytes, std::size_t at) {
    return static_cast<std::uint16_t>(bytes[at] << 8 | bytes[at + 1]);
}

// Below any of UDP (RFC 8445, section 5.1.2.1): where both work, UDP is taken.
std::uint32_t priority(std::size_t number) {
    constexpr std::uint32_t type_preference = 60;
    return type_preference << 24 | (65535U - static_cast<std::uint32_t>(number)) << 8 | 255U;
}

// "a=candidate:FOUNDATION COMPONENT TRANSPORT PRIORITY ADDRESS PORT typ host …" of component 1.
std::optional<ip::udp::endpoint> udp_host(std::string_view line) {
    constexpr std::string_view begin = "a=candidate:";
    if (!line.starts_with(begin)) return std::nullopt;
    std::istringstream words{std::string(line.substr(begin.size()))};
    std::string foundation, component, transport, rank, address, port, typ, kind;
    if (!(words >> foundation >> component >> transport >> rank >> address >> port >> typ >> kind))
        return std::nullopt;
    std::ranges::transform(transport, transport.begin(), [](char c) { return static_cast<char>(c | 0x20); });
    boost::system::error_code ec;
    const auto where = ip::make_address(address, ec);
    std::uint16_t number = 0;
    const auto read = std::from_chars(port.data(), port.data() + port.size(), number);
    if (ec || component != "1" || transport != "udp" || kind != "host" || read.ec != std::errc() ||
        number == 0)
        return std::nullopt;
    return ip::udp::endpoint(where, number);
}

}  // namespace

std::optional<std::string_view> called_by(std::span<const std::uint8_t> request) {
    if (request.size() < stun_header_bytes || number_at(request, 0) != binding_request) return std::nullopt;
    const std::uint32_t cookie = std::uint32_t{number_at(request, 4)} << 16 | number_at(request, 6);
    if (cookie != magic_cookie || number_at(request, 2) != request.size() - stun_header_bytes)
        return std::nullopt;
    for (std::size_t at = stun_header_bytes; at + 4 <= request.size();) {
        const std::size_t size = number_at(request, at + 2);
        if (at + 4 + size > request.size()) return std::nullopt;
        if (number_at(request, at) == username) {
            const std::string_view text(reinterpret_cast<const char*>(request.data()) + at + 4, size);
            const auto colon = text.find(':');
            if (colon == std::string_view::npos || colon == 0) return std::nullopt;
            return text.substr(0, colon);
        }
        at += 4 + (size + 3) / 4 * 4;
    }
    return std::nullopt;
}

// Each section's candidates follow its fragment, as the worker writes answers.
std::string IceTcpSessions::announce(const std::string& answer) {
    if (port_ == 0) return answer;
    constexpr std::string_view fragment_is = "a=ice-ufrag:";
    std::string out;
    Session session;
    std::istringstream lines(answer);
    for (std::string line; std::getline(lines, line);) {
        out += line + '\n';
        while (line.ends_with('\r')) line.pop_back();
        if (line.starts_with(fragment_is)) {
            remember(std::exchange(session, {line.substr(fragment_is.size()), {}}));
            continue;
        }
        const auto way = udp_host(line);
        if (!way || session.fragment.empty() || session.ways.size() == ways_max) continue;
        const std::size_t number = session.ways.size();
        session.ways.push_back(*way);
        out += "a=candidate:tcp" + std::to_string(number + 1) + " 1 tcp " + std::to_string(priority(number)) +
               ' ' + way->address().to_string() + ' ' + std::to_string(port_) +
               " typ host tcptype passive\r\n";
    }
    remember(std::move(session));
    return out;
}

void IceTcpSessions::remember(Session session) {
    if (session.ways.empty()) return;
    const std::lock_guard lock(mutex_);
    std::erase_if(sessions_, [&](const Session& one) { return one.fragment == session.fragment; });
    sessions_.push_back(std::move(session));
    if (sessions_.size() > sessions_max) sessions_.pop_front();
}

std::optional<ip::udp::endpoint> IceTcpSessions::find(std::string_view fragment,
                                                      const ip::address& arrived_at) const {
    const std::lock_guard lock(mutex_);
    const auto session = std::ranges::find(sessions_, fragment, &Session::fragment);
    if (session == sessions_.end()) return std::nullopt;
    const auto there = std::ranges::find_if(
        session->ways, [&](const ip::udp::endpoint& way) { return way.address() == arrived_at; });
    return there != session->ways.end() ? *there : session->ways.front();
}

}  // namespace paraninfo::gateway
