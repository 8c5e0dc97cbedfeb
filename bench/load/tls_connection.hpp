#pragma once
// One TLS client connection on the generator's loop: bytes in, bytes out, a word when it ends.
// Owned by whoever made it; must outlive the loop turn in which it is called (destroy from a timer, not from
// a callback).

#include "bench/load/timed_socket.hpp"

#include <openssl/ssl.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace paraninfo::load {

// The generator trusts any certificate: it only ever speaks to servers that this run started on loopback.
class TlsContext {
  public:
    TlsContext();
    SSL_CTX* get() const { return context_.get(); }

  private:
    struct Free {
        void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    };
    std::unique_ptr<SSL_CTX, Free> context_;
};

struct SessionFree {
    void operator()(SSL_SESSION* session) const { SSL_SESSION_free(session); }
};
using TlsSession = std::unique_ptr<SSL_SESSION, SessionFree>;

struct Endpoint {
    std::string address = "127.0.0.1";
    std::string host = "localhost";
    std::uint16_t port = 8443;
};

class TlsConnection : public Watcher {
  public:
    struct Handlers {
        std::function<void()> opened;
        std::function<void(std::string_view)> received;
        std::function<void()> closed;
    };

    // Connects at once; `resume` (may be null) is offered to the server for a short handshake.
    TlsConnection(Loop& loop, const TlsContext& context, const Endpoint& endpoint, Handlers handlers,
                  SSL_SESSION* resume = nullptr);
    ~TlsConnection() override;
    TlsConnection(const TlsConnection&) = delete;
    TlsConnection& operator=(const TlsConnection&) = delete;

    void send(std::string_view bytes);
    // Cuts the connection without a goodbye.
    void cut();
    bool open() const { return opened_ && socket_.fd >= 0; }
    // When the kernel had what was received last.
    TimePoint arrived() const { return socket_.arrived; }
    TlsSession session() const { return TlsSession(SSL_get1_session(ssl_.get())); }

    void ready(std::uint32_t events) override;

  private:
    struct Free {
        void operator()(SSL* ssl) const { SSL_free(ssl); }
    };
    void handshake();
    void read();
    void flush();
    void want(bool write);
    void end();

    Loop& loop_;
    Handlers handlers_;
    TimedSocket socket_;
    std::unique_ptr<SSL, Free> ssl_;  // reads from socket_
    bool opened_ = false;
    bool wants_write_ = true;
    std::string out_;
};

}  // namespace paraninfo::load
