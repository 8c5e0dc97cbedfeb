#include "tests/edge/client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <stdexcept>
#include <utility>

namespace paraninfo::test {
namespace {

constexpr int patience_seconds = 20;

void set_up(SSL_CTX* context, const Client::Options& options) {
    if (options.min_version != 0) SSL_CTX_set_min_proto_version(context, options.min_version);
    if (options.max_version != 0) SSL_CTX_set_max_proto_version(context, options.max_version);
    SSL_CTX_set_security_level(context, 0);
    if (options.ciphers != nullptr) SSL_CTX_set_cipher_list(context, options.ciphers);
}

sockaddr_in loopback(const char* address, std::uint16_t port) {
    sockaddr_in one{};
    one.sin_family = AF_INET;
    one.sin_port = htons(port);
    ::inet_pton(AF_INET, address, &one.sin_addr);
    return one;
}

}  // namespace

std::string Answer::field(std::string_view name) const {
    std::string lower = head;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    const auto at = lower.find("\r\n" + std::string(name) + ": ");
    if (at == std::string::npos) return "";
    const auto from = at + 2 + name.size() + 2;
    return head.substr(from, head.find("\r\n", from) - from);
}

Client::Client(std::uint16_t port, const Options& options) : context_(SSL_CTX_new(TLS_client_method())) {
    std::signal(SIGPIPE, SIG_IGN);
    set_up(context_, options);
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    if (options.receive_buffer > 0)
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &options.receive_buffer, sizeof(int));
    const timeval patience{patience_seconds, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
    if (options.from != nullptr) {
        const sockaddr_in own = loopback(options.from, 0);
        ::bind(socket_, reinterpret_cast<const sockaddr*>(&own), sizeof(own));
    }
    if (!options.plain) begin_tls(options);
    const sockaddr_in address = loopback("127.0.0.1", port);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0 ||
        (ssl_ != nullptr && SSL_connect(ssl_) != 1)) {
        ::close(socket_);
        SSL_free(ssl_);
        SSL_CTX_free(context_);
        throw std::runtime_error("no connection");
    }
}

void Client::begin_tls(const Options& options) {
    ssl_ = SSL_new(context_);
    SSL_set_fd(ssl_, socket_);
    if (options.alpn != nullptr) {
        std::string wire;
        for (std::string rest = options.alpn; !rest.empty();) {
            const auto name = rest.substr(0, rest.find(','));
            rest.erase(0, name.size() + 1);
            wire += static_cast<char>(name.size()) + name;
        }
        SSL_set_alpn_protos(ssl_, reinterpret_cast<const unsigned char*>(wire.data()),
                            static_cast<unsigned>(wire.size()));
    }
    if (options.resume != nullptr) SSL_set_session(ssl_, options.resume);
}

Client::~Client() {
    SSL_free(ssl_);
    SSL_CTX_free(context_);
    if (socket_ >= 0) ::close(socket_);
}

void Client::cut() {
    const linger hard{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &hard, sizeof(hard));
    ::close(socket_);
    socket_ = -1;
}

bool Client::write(std::string_view bytes) {
    const int size = static_cast<int>(bytes.size());
    if (ssl_ == nullptr) return ::send(socket_, bytes.data(), bytes.size(), 0) == size;
    return SSL_write(ssl_, bytes.data(), size) == size;
}

bool Client::fill() {
    std::array<char, 16384> chunk{};
    const auto size = ssl_ != nullptr ? SSL_read(ssl_, chunk.data(), static_cast<int>(chunk.size()))
                                      : ::recv(socket_, chunk.data(), chunk.size(), 0);
    if (size <= 0) return false;
    buffer_.append(chunk.data(), static_cast<std::size_t>(size));
    return true;
}

std::string Client::read_until(std::string_view marker) {
    for (;;) {
        if (const auto at = buffer_.find(marker); at != std::string::npos) {
            std::string found = buffer_.substr(0, at + marker.size());
            buffer_.erase(0, at + marker.size());
            return found;
        }
        if (!fill()) return std::exchange(buffer_, "");
    }
}

std::string Client::read_exactly(std::size_t size) {
    while (buffer_.size() < size)
        if (!fill()) return std::exchange(buffer_, "");
    std::string found = buffer_.substr(0, size);
    buffer_.erase(0, size);
    return found;
}

Answer Client::read_answer(bool without_body) {
    Answer answer;
    answer.head = read_until("\r\n\r\n");
    if (!answer.head.ends_with("\r\n\r\n")) return {};
    answer.status = std::stoi(answer.head.substr(9, 3));
    const std::string length = answer.field("content-length");
    if (!without_body && !length.empty()) answer.body = read_exactly(std::stoul(length));
    return answer;
}

bool Client::at_end() {
    return buffer_.empty() && !fill();
}

Answer Client::get(std::string_view path, std::string_view more_fields) {
    write("GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(more_fields) +
          "\r\n");
    return read_answer();
}

}  // namespace paraninfo::test
