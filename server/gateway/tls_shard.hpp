// What the TLS connections of one I/O shard share: who tells their readiness, the OpenSSL BIO, the staging
// buffer in which a turn's ciphertext is gathered for one send, and the scratch into which plaintext is read.
// Not thread-safe: it lives on its shard's thread, and only one stream uses it at a time.
#pragma once

#include "server/gateway/readiness.hpp"

#include <openssl/ssl.h>

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace paraninfo::gateway {

class TlsStream;

struct OpenSslDelete {
    void operator()(BIO* bio) const { BIO_free(bio); }
    void operator()(BIO_METHOD* method) const { BIO_meth_free(method); }
    void operator()(SSL* ssl) const { SSL_free(ssl); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
template <class Object>
using OpenSslPtr = std::unique_ptr<Object, OpenSslDelete>;

class TlsShard {
  public:
    static constexpr std::size_t staging_bytes = 64 * 1024;
    static constexpr std::size_t scratch_bytes = 16 * 1024;

    // Takes a reference on the context, which all shards share (and with it the ticket keys).
    explicit TlsShard(SSL_CTX* context);
    TlsShard(const TlsShard&) = delete;
    TlsShard& operator=(const TlsShard&) = delete;

    OpenSslPtr<SSL> new_session();
    Readiness& readiness() { return readiness_; }
    std::span<char> scratch() { return {scratch_.get(), scratch_bytes}; }

    // While it lives, OpenSSL's reads and writes go to `stream`; its end sends what was gathered.
    class Turn {
      public:
        Turn(TlsShard& shard, TlsStream& stream);
        ~Turn();
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;

      private:
        TlsShard& shard_;
    };

  private:
    friend class Turn;
    static int bio_read(BIO* bio, char* data, int size);
    static int bio_write(BIO* bio, const char* data, int size);
    static long bio_control(BIO* bio, int command, long number, void* pointer);
    void send_staged();

    Readiness readiness_;
    OpenSslPtr<SSL_CTX> context_;
    OpenSslPtr<BIO_METHOD> method_;
    OpenSslPtr<BIO> bio_;
    std::unique_ptr<char[]> staging_;
    std::size_t staged_ = 0;
    std::unique_ptr<char[]> scratch_;
    TlsStream* current_ = nullptr;
};

}  // namespace paraninfo::gateway
