#pragma once

// Receivers of an output, as a test needs them: one that calls with libsrt, and one that waits to be called.

#include "tests/support/eventually.hpp"

#include <srt/srt.h>

#include <arpa/inet.h>
#include <array>
#include <string>

namespace paraninfo::testing {

class SrtReceiver {
  public:
    // Calls, and waits for the answer.
    SrtReceiver(std::uint16_t port, const std::string& streamid, const std::string& key) {
        begin(key, 3000);
        srt_setsockflag(socket_, SRTO_STREAMID, streamid.data(), static_cast<int>(streamid.size()));
        const sockaddr_in where = loopback(port);
        const bool connected =
            srt_connect(socket_, reinterpret_cast<const sockaddr*>(&where), sizeof where) != SRT_ERROR;
        reason_ = connected ? 0 : srt_getrejectreason(socket_);
        if (reason_ == 0) settle();
    }
    // Listens; accept() has the rest.
    explicit SrtReceiver(const std::string& key) {
        begin(key, 10'000);
        sockaddr_in where = loopback(0);
        srt_bind(socket_, reinterpret_cast<const sockaddr*>(&where), sizeof where);
        int length = sizeof where;
        srt_getsockname(socket_, reinterpret_cast<sockaddr*>(&where), &length);
        port_ = ntohs(where.sin_port);
        srt_listen(socket_, 4);
    }
    ~SrtReceiver() {
        srt_close(socket_);
        srt_close(listener_);
    }
    SrtReceiver(const SrtReceiver&) = delete;
    SrtReceiver& operator=(const SrtReceiver&) = delete;

    int reason() const { return reason_; }  // 0: it is connected
    std::uint16_t port() const { return port_; }

    bool accept() {
        if (listener_ == SRT_INVALID_SOCK) listener_ = socket_;
        socket_ = srt_accept(listener_, nullptr, nullptr);
        if (socket_ == SRT_INVALID_SOCK) return false;
        settle();
        return true;
    }
    // At least so many bytes; fewer where no more come within ten seconds.
    std::string read(std::size_t count) {
        std::string all;
        std::array<char, 1456> message{};
        while (all.size() < count) {
            const int got = srt_recvmsg(socket_, message.data(), static_cast<int>(message.size()));
            if (got <= 0) break;
            all.append(message.data(), static_cast<std::size_t>(got));
        }
        return all;
    }
    bool is_cut_off() {
        return eventually([this] { return srt_getsockstate(socket_) != SRTS_CONNECTED; });
    }
    void close() { srt_close(socket_); }

  private:
    static sockaddr_in loopback(std::uint16_t port) {
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_port = htons(port);
        ::inet_pton(AF_INET, "127.0.0.1", &where.sin_addr);
        return where;
    }
    void begin(const std::string& key, int timeout_ms) {
        socket_ = srt_create_socket();
        srt_setsockflag(socket_, SRTO_CONNTIMEO, &timeout_ms, sizeof timeout_ms);
        srt_setsockflag(socket_, SRTO_PASSPHRASE, key.data(), static_cast<int>(key.size()));
    }
    void settle() {
        const int timeout_ms = 10'000;
        srt_setsockflag(socket_, SRTO_RCVTIMEO, &timeout_ms, sizeof timeout_ms);
    }

    SRTSOCKET socket_ = SRT_INVALID_SOCK;
    SRTSOCKET listener_ = SRT_INVALID_SOCK;
    std::uint16_t port_ = 0;
    int reason_ = 0;
};

}  // namespace paraninfo::testing
