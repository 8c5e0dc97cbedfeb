// Somebody who has no session: datagrams from a socket of their own to the port of somebody's.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <random>
#include <regex>
#include <stdexcept>
#include <string>
#include <thread>

namespace paraninfo::testing {

// The port of an answer's candidate on the loopback.
inline std::uint16_t port_of(const std::string& answer) {
    static const std::regex candidate("a=candidate:[^\r\n]* UDP [0-9]+ 127\\.0\\.0\\.1 ([0-9]+) typ host",
                                      std::regex::icase);
    std::smatch found;
    if (!std::regex_search(answer, found, candidate)) throw std::runtime_error("an answer without a port");
    return static_cast<std::uint16_t>(std::stoi(found[1]));
}

// Sends until it is destroyed: some that begin as STUN, DTLS and RTP do, and all of them are noise.
class Stranger {
  public:
    static constexpr int each_millisecond = 20;

    explicit Stranger(std::uint16_t port)
        : port_(port), thread_([this](const std::stop_token& stop) { run(stop); }) {}

  private:
    void run(const std::stop_token& stop) const {
        const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port_);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        std::minstd_rand random(3);
        constexpr std::array<std::uint8_t, 4> beginnings{0, 22, 0x80, 0xFF};
        for (auto at = std::chrono::steady_clock::now(); !stop.stop_requested();
             at += std::chrono::milliseconds(1)) {
            std::this_thread::sleep_until(at);
            for (int i = 0; i < each_millisecond; ++i) {
                std::array<std::uint8_t, 400> bytes;
                for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random() >> 8);
                bytes[0] = beginnings[random() % beginnings.size()];
                (void)::sendto(socket, bytes.data(), bytes.size(), 0, reinterpret_cast<sockaddr*>(&to),
                               sizeof to);
            }
        }
        ::close(socket);
    }

    const std::uint16_t port_;
    std::jthread thread_;
};

}  // namespace paraninfo::testing
