#include "media/ingest/srt_socket.hpp"

#include "protocol/media_link/messages.hpp"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <srt/access_control.h>
#include <syslog.h>

#include <array>
#include <cstring>
#include <memory>

namespace paraninfo::ingest {
namespace {

constexpr int latency_ms = 120;
constexpr int receive_packets = 4096;  // a second of 48 Mbit/s; as many are sent ahead
constexpr int call_timeout_ms = 3000;
constexpr int backlog = 16;
constexpr std::size_t packet_bytes_max = 1456;

template <typename Value>
bool set(const SrtSocket& socket, SRT_SOCKOPT option, Value value) {
    return srt_setsockflag(socket.get(), option, &value, sizeof value) != SRT_ERROR;
}

bool configure(const SrtSocket& socket) {
    return set(socket, SRTO_RCVSYN, false) && set(socket, SRTO_SNDSYN, false) &&
           set(socket, SRTO_RCVLATENCY, latency_ms) && set(socket, SRTO_ENFORCEDENCRYPTION, true) &&
           set(socket, SRTO_RCVBUF, receive_packets * static_cast<int>(packet_bytes_max)) &&
           set(socket, SRTO_SNDBUF, receive_packets * static_cast<int>(packet_bytes_max)) &&
           set(socket, SRTO_FC, receive_packets);
}

// IPv4 or IPv6 in digits; the length of the address, 0 if it is neither.
int read_address(const std::string& text, std::uint16_t port, sockaddr_storage& out) {
    auto* v4 = reinterpret_cast<sockaddr_in*>(&out);
    if (::inet_pton(AF_INET, text.c_str(), &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        return sizeof(sockaddr_in);
    }
    auto* v6 = reinterpret_cast<sockaddr_in6*>(&out);
    if (::inet_pton(AF_INET6, text.c_str(), &v6->sin6_addr) == 1) {
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        return sizeof(sockaddr_in6);
    }
    return 0;
}

struct FreeAddress {
    void operator()(addrinfo* address) const { ::freeaddrinfo(address); }
};

// libsrt wants to be told before it binds to an IPv6 address.
bool v6_only(const sockaddr_storage& where, const SrtSocket& socket) {
    return where.ss_family != AF_INET6 || set(socket, SRTO_IPV6ONLY, 1);
}

}  // namespace

SrtLibrary::SrtLibrary() {
    srt_startup();
    srt_setloglevel(LOG_CRIT);
}
SrtLibrary::~SrtLibrary() {
    srt_cleanup();
}

SrtSocket& SrtSocket::operator=(SrtSocket&& other) noexcept {
    if (this != &other) {
        reset();
        value_ = std::exchange(other.value_, SRT_INVALID_SOCK);
    }
    return *this;
}

void SrtSocket::reset() {
    if (value_ != SRT_INVALID_SOCK) srt_close(std::exchange(value_, SRT_INVALID_SOCK));
}

SrtSocket listen_srt(const std::string& address, std::uint16_t port, srt_listen_callback_fn* callback,
                     void* opaque, std::string& reason) {
    sockaddr_storage where{};
    const int length = read_address(address, port, where);
    SrtSocket socket{srt_create_socket()};
    if (length == 0) {
        reason = "not an address in digits";
        return {};
    }
    if (v6_only(where, socket) && configure(socket) &&
        srt_listen_callback(socket.get(), callback, opaque) != SRT_ERROR &&
        srt_bind(socket.get(), reinterpret_cast<const sockaddr*>(&where), length) != SRT_ERROR &&
        srt_listen(socket.get(), backlog) != SRT_ERROR) {
        return socket;
    }
    reason = srt_getlasterror_str();
    return {};
}

std::uint16_t bound_port(const SrtSocket& socket) {
    sockaddr_storage where{};
    int length = sizeof where;
    if (srt_getsockname(socket.get(), reinterpret_cast<sockaddr*>(&where), &length) == SRT_ERROR) return 0;
    if (where.ss_family == AF_INET6) return ntohs(reinterpret_cast<const sockaddr_in6*>(&where)->sin6_port);
    return ntohs(reinterpret_cast<const sockaddr_in*>(&where)->sin_port);
}

SrtSocket accept_srt(const SrtSocket& listener) {
    sockaddr_storage peer{};
    int length = sizeof peer;
    return SrtSocket{srt_accept(listener.get(), reinterpret_cast<sockaddr*>(&peer), &length)};
}

bool receive_srt(const SrtSocket& socket, std::string& data) {
    std::array<char, packet_bytes_max> packet;
    data.clear();
    while (data.size() + packet.size() <= media_link::feed_bytes_max) {
        const int got = srt_recvmsg(socket.get(), packet.data(), static_cast<int>(packet.size()));
        if (got == SRT_ERROR) return srt_getlasterror(nullptr) == SRT_EASYNCRCV;
        if (got == 0) return false;
        data.append(packet.data(), static_cast<std::size_t>(got));
    }
    return true;
}

bool set_passphrase(SRTSOCKET caller, std::string_view passphrase) {
    return srt_setsockflag(caller, SRTO_PASSPHRASE, passphrase.data(), static_cast<int>(passphrase.size())) !=
           SRT_ERROR;
}

// The receiver's own, where that is longer, holds.
bool set_latency(SRTSOCKET caller, std::chrono::milliseconds latency) {
    const int value = static_cast<int>(latency.count());
    return srt_setsockflag(caller, SRTO_PEERLATENCY, &value, sizeof value) != SRT_ERROR;
}

Sent send_srt(const SrtSocket& socket, std::string_view message) {
    const int sent = srt_sendmsg2(socket.get(), message.data(), static_cast<int>(message.size()), nullptr);
    if (sent != SRT_ERROR) return Sent::all;
    return srt_getlasterror(nullptr) == SRT_EASYNCSND ? Sent::full : Sent::gone;
}

bool is_connected(const SrtSocket& socket) {
    return srt_getsockstate(socket.get()) == SRTS_CONNECTED;
}

std::optional<SocketAddress> find_address(const std::string& host, std::uint16_t port) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_DGRAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) return std::nullopt;
    const std::unique_ptr<addrinfo, FreeAddress> owned{found};
    SocketAddress address;
    if (found->ai_addrlen > sizeof address.value) return std::nullopt;
    std::memcpy(&address.value, found->ai_addr, found->ai_addrlen);
    address.length = static_cast<int>(found->ai_addrlen);
    return address;
}

SrtSocket call_srt(const SocketAddress& where, const std::string& passphrase, const std::string& streamid,
                   std::chrono::milliseconds latency) {
    SrtSocket socket{srt_create_socket()};
    const bool told = configure(socket) && set(socket, SRTO_CONNTIMEO, call_timeout_ms) &&
                      set_passphrase(socket.get(), passphrase) && set_latency(socket.get(), latency);
    const bool named = streamid.empty() || srt_setsockflag(socket.get(), SRTO_STREAMID, streamid.data(),
                                                           static_cast<int>(streamid.size())) != SRT_ERROR;
    if (!told || !named) return {};
    const auto* to = reinterpret_cast<const sockaddr*>(&where.value);
    if (srt_connect(socket.get(), to, where.length) == SRT_ERROR) return {};
    return socket;
}

CallState state_of_call(const SrtSocket& socket) {
    const SRT_SOCKSTATUS state = srt_getsockstate(socket.get());
    if (state == SRTS_CONNECTED) return CallState::connected;
    const bool under_way = state == SRTS_INIT || state == SRTS_OPENED || state == SRTS_CONNECTING;
    return under_way ? CallState::calling : CallState::failed;
}

std::uint16_t refusal_of_call(const SrtSocket& socket) {
    switch (srt_getrejectreason(socket.get())) {
        case SRT_REJ_BADSECRET:
        case SRT_REJ_UNSECURE:
        case SRT_REJX_UNAUTHORIZED:
        case SRT_REJX_FORBIDDEN:
            return 403;
        case SRT_REJX_NOTFOUND:
            return 404;
        case SRT_REJX_CONFLICT:
            return 409;
        case SRT_REJ_UNKNOWN:
        case SRT_REJ_TIMEOUT:
            return 504;
        default:
            return 400;
    }
}

}  // namespace paraninfo::ingest
