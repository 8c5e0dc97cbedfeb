// The server's OpenSSL context: TLS 1.2 and 1.3, ECDHE with AEAD only, ALPN http/1.1, session tickets under
// keys that change every 12 hours. One for all shards; OpenSSL's own locks make it safe to share.
#pragma once

#include "server/gateway/tls_shard.hpp"

#include <filesystem>
#include <stdexcept>

namespace paraninfo::gateway {

struct TlsError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct CertificateFiles {
    std::filesystem::path certificate;  // PEM, leaf first
    std::filesystem::path key;          // PEM
};

// Throws TlsError naming the file when a file cannot be used or the two do not belong together.
OpenSslPtr<SSL_CTX> make_tls_context(const CertificateFiles& files);

}  // namespace paraninfo::gateway
