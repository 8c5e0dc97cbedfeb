// A blocking client with TLS, or without, for the edge tests: connects to a port of this machine, writes raw
// bytes, reads until it has what it wants or the time is over. Trusts anything. One thread.
#pragma once

#include <openssl/ssl.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace paraninfo::test {

struct Answer {
    int status = 0;
    std::string head;
    std::string body;
    std::string field(std::string_view name) const;  // name in lower case
};

class Client {
  public:
    struct Options {
        int min_version = 0;
        int max_version = 0;
        const char* ciphers = nullptr;
        const char* alpn = nullptr;  // protocols, between commas
        int receive_buffer = 0;      // bytes, 0: the system's
        SSL_SESSION* resume = nullptr;
        bool plain = false;          // no TLS; `ssl` is null
        const char* from = nullptr;  // an address of the loopback to come from
    };
    // Throws std::runtime_error when connect or handshake fail.
    explicit Client(std::uint16_t port) : Client(port, Options()) {}
    Client(std::uint16_t port, const Options& options);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    bool write(std::string_view bytes);
    // One HTTP answer; status 0 when the connection ended or the time was over before it was whole.
    Answer read_answer(bool without_body = false);
    // Reads until `marker` was seen; what was read up to and with it, or all at the end.
    std::string read_until(std::string_view marker);
    std::string read_exactly(std::size_t size);
    // True when the peer ends the connection with nothing more to read.
    bool at_end();
    Answer get(std::string_view path, std::string_view more_fields = "");

    SSL* ssl() { return ssl_; }
    void key_update() { SSL_key_update(ssl_, SSL_KEY_UPDATE_REQUESTED); }
    // Cuts the TCP connection without a word.
    void cut();

  private:
    void begin_tls(const Options& options);
    bool fill();

    SSL_CTX* context_ = nullptr;
    SSL* ssl_ = nullptr;
    int socket_ = -1;
    std::string buffer_;
};

}  // namespace paraninfo::test
