// An RTMP encoder in a test: says hello, asks to publish, and then sends whatever bytes it is given.
#pragma once

#include "media/rtmp/amf0.hpp"
#include "media/rtmp/chunks.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace paraninfo::test {

class RtmpPublisher {
  public:
    static constexpr std::size_t chunk_bytes = 4096;

    RtmpPublisher(std::uint16_t port, const std::string& key) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const timeval patience{5, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return;
        if (!send('\x03' + std::string(1536, 'h')) || read(1 + 2 * 1536).empty()) return;
        send(std::string(1536, 'h'));
        send(rtmp::in_chunks({1, 0, 0, std::string{"\0\0\x10\0", 4}}, 2, 128));  // set chunk size: 4096
        command({text("connect"), number(1), object({{"app", text("live")}})}, 0);
        command({text("createStream"), number(2), {}}, 0);
        command({text("publish"), number(3), {}, text(key), text("live")}, 1);
        publishes_ = read_until("NetStream.Publish.Start");
    }
    ~RtmpPublisher() { ::close(socket_); }
    RtmpPublisher(const RtmpPublisher&) = delete;
    RtmpPublisher& operator=(const RtmpPublisher&) = delete;

    bool publishes() const { return publishes_; }
    // False once the server has closed.
    bool send(const std::string& bytes) const {
        for (std::size_t done = 0; done < bytes.size();) {
            const ssize_t count = ::send(socket_, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
            if (count <= 0) return false;
            done += static_cast<std::size_t>(count);
        }
        return true;
    }

  private:
    static rtmp::AmfValue text(const std::string& value) { return {value}; }
    static rtmp::AmfValue number(double value) { return {value}; }
    static rtmp::AmfValue object(rtmp::AmfObject members) { return {std::move(members)}; }

    void command(const std::vector<rtmp::AmfValue>& values, std::uint32_t stream) const {
        send(rtmp::in_chunks({20, stream, 0, rtmp::encode_amf0(values)}, 3, chunk_bytes));
    }
    std::string read(std::size_t size) const {
        std::string all(size, '\0');
        for (std::size_t done = 0; done < size;) {
            const ssize_t count = ::recv(socket_, all.data() + done, size - done, 0);
            if (count <= 0) return "";
            done += static_cast<std::size_t>(count);
        }
        return all;
    }
    bool read_until(const std::string& words) const {
        std::string all;
        std::array<char, 4096> bytes{};
        while (all.find(words) == std::string::npos) {
            const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
            if (count <= 0) return false;
            all.append(bytes.data(), static_cast<std::size_t>(count));
        }
        return true;
    }

    int socket_;
    bool publishes_ = false;
};

}  // namespace paraninfo::test
