#include "bench/load/tls_connection.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace paraninfo::load {

namespace {

// Many connections from one address run out of ports: the generator spreads over 127.0.0.1–127.0.0.8.
in_addr_t source_address() {
    static std::uint32_t next = 0;
    return htonl(0x7f000001U + next++ % 8U);
}

int connect_to(const Endpoint& endpoint) {
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) throw std::runtime_error("no socket left: raise the limit of open files");
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in from{};
    from.sin_family = AF_INET;
    from.sin_addr.s_addr = source_address();
    setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    bind(fd, reinterpret_cast<sockaddr*>(&from), sizeof from);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(endpoint.port);
    inet_pton(AF_INET, endpoint.address.c_str(), &to.sin_addr);
    connect(fd, reinterpret_cast<sockaddr*>(&to), sizeof to);
    return fd;
}

}  // namespace

TlsContext::TlsContext() : context_(SSL_CTX_new(TLS_client_method())) {
    SSL_CTX_set_verify(get(), SSL_VERIFY_NONE, nullptr);
    // In the order of the browsers, so that every server, whoever chooses, pays for the same cipher.
    SSL_CTX_set_ciphersuites(get(),
                             "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256");
    SSL_CTX_set_mode(get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    // A part in one system call instead of two for each record: the generator has one thread.
    SSL_CTX_set_read_ahead(get(), 1);
    SSL_CTX_set_default_read_buffer_len(get(), 65536);
    SSL_CTX_set_session_cache_mode(get(), SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
}

TlsConnection::TlsConnection(Loop& loop, const TlsContext& context, const Endpoint& endpoint,
                             Handlers handlers, SSL_SESSION* resume)
    : loop_(loop), handlers_(std::move(handlers)), ssl_(SSL_new(context.get())) {
    socket_.fd = connect_to(endpoint);
    BIO* const bio = bio_of(socket_);
    SSL_set_bio(ssl_.get(), bio, bio);
    SSL_set_tlsext_host_name(ssl_.get(), endpoint.host.c_str());
    if (resume != nullptr) SSL_set_session(ssl_.get(), resume);
    SSL_set_connect_state(ssl_.get());
    loop_.watch(socket_.fd, EPOLLIN | EPOLLOUT | EPOLLRDHUP, *this);
}

TlsConnection::~TlsConnection() {
    cut();
}

void TlsConnection::cut() {
    if (socket_.fd < 0) return;
    loop_.forget(socket_.fd);
    close(socket_.fd);
    socket_.fd = -1;
}

void TlsConnection::end() {
    if (socket_.fd < 0) return;
    cut();
    if (handlers_.closed) handlers_.closed();
}

void TlsConnection::want(bool write) {
    if (socket_.fd < 0 || write == wants_write_) return;
    wants_write_ = write;
    loop_.change(socket_.fd, EPOLLIN | EPOLLRDHUP | (write ? EPOLLOUT : 0U), *this);
}

void TlsConnection::ready(std::uint32_t events) {
    if (socket_.fd < 0) return;
    if (!opened_) {
        handshake();
        if (!opened_) return;
    }
    if ((events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0) read();
    if (socket_.fd >= 0 && !out_.empty()) flush();
}

void TlsConnection::handshake() {
    const int result = SSL_do_handshake(ssl_.get());
    if (result == 1) {
        opened_ = true;
        want(false);
        if (handlers_.opened) handlers_.opened();
        return;
    }
    const int error = SSL_get_error(ssl_.get(), result);
    if (error == SSL_ERROR_WANT_READ) return want(false);
    if (error == SSL_ERROR_WANT_WRITE) return want(true);
    end();
}

void TlsConnection::read() {
    static std::array<char, 65536> buffer;
    while (socket_.fd >= 0) {
        std::size_t count = 0;
        if (SSL_read_ex(ssl_.get(), buffer.data(), buffer.size(), &count) == 1) {
            handlers_.received({buffer.data(), count});
            if (count < 16384 && SSL_has_pending(ssl_.get()) == 0) return;
            continue;
        }
        if (SSL_get_error(ssl_.get(), 0) != SSL_ERROR_WANT_READ) end();
        return;
    }
}

void TlsConnection::send(std::string_view bytes) {
    if (socket_.fd < 0) return;
    out_.append(bytes);
    if (opened_) flush();
}

void TlsConnection::flush() {
    std::size_t sent = 0;
    while (sent < out_.size()) {
        std::size_t count = 0;
        if (SSL_write_ex(ssl_.get(), out_.data() + sent, out_.size() - sent, &count) != 1) {
            const int error = SSL_get_error(ssl_.get(), 0);
            if (error != SSL_ERROR_WANT_WRITE && error != SSL_ERROR_WANT_READ) return end();
            break;
        }
        sent += count;
    }
    out_.erase(0, sent);
    want(!out_.empty());
}

}  // namespace paraninfo::load
