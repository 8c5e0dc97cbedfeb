#include "server/gateway/tls_context.hpp"

#include "server/gateway/ticket_keys.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <string_view>

namespace paraninfo::gateway {
namespace {

// The order of the browsers: 128 bits are as far out of reach as 256 and cost less.
constexpr char suites_of_1_2[] =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:"
    "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-CHACHA20-POLY1305";
constexpr char suites_of_1_3[] = "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256";

int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_size,
                    const unsigned char* offered, unsigned offered_size, void*) {
    constexpr std::string_view ours = "\x08http/1.1";
    unsigned char* found = nullptr;
    const int result =
        SSL_select_next_proto(&found, chosen_size, reinterpret_cast<const unsigned char*>(ours.data()),
                              static_cast<unsigned>(ours.size()), offered, offered_size);
    *chosen = found;
    return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

[[noreturn]] void refuse(const std::string& what) {
    const unsigned long code = ERR_peek_last_error();
    const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    throw TlsError(what + (reason == nullptr ? "" : std::string(": ") + reason));
}

}  // namespace

OpenSslPtr<SSL_CTX> make_tls_context(const CertificateFiles& files) {
    OpenSslPtr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()));
    if (!context) refuse("TLS cannot start");
    SSL_CTX* raw = context.get();
    ERR_clear_error();
    if (SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION) != 1 ||
        SSL_CTX_set_cipher_list(raw, suites_of_1_2) != 1 ||
        SSL_CTX_set_ciphersuites(raw, suites_of_1_3) != 1 ||
        SSL_CTX_set1_groups_list(raw, "X25519:P-256") != 1)
        refuse("TLS settings were refused");
    SSL_CTX_set_options(raw, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                 SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
    SSL_CTX_set_mode(
        raw, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    // One receive fills OpenSSL's own buffer, which RELEASE_BUFFERS gives back as soon as it is empty.
    SSL_CTX_set_read_ahead(raw, 1);
    SSL_CTX_set_num_tickets(raw, 1);
    SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_alpn_select_cb(raw, &choose_protocol, nullptr);
    TicketKeys::install(raw);
    if (SSL_CTX_use_certificate_chain_file(raw, files.certificate.c_str()) != 1)
        refuse("certificate " + files.certificate.string());
    if (SSL_CTX_use_PrivateKey_file(raw, files.key.c_str(), SSL_FILETYPE_PEM) != 1)
        refuse("private key " + files.key.string());
    if (SSL_CTX_check_private_key(raw) != 1)
        refuse("private key " + files.key.string() + " does not belong to " + files.certificate.string());
    return context;
}

}  // namespace paraninfo::gateway
