#include "server/gateway/ticket_keys.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace paraninfo::gateway {
namespace {

// Where a context keeps its keys; OpenSSL calls `end` when the context goes.
int context_index(CRYPTO_EX_free* end) {
    static const int index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, end);
    return index;
}

}  // namespace

void TicketKeys::install(SSL_CTX* context) {
    SSL_CTX_set_ex_data(context, context_index(&TicketKeys::end), new TicketKeys);
    SSL_CTX_set_tlsext_ticket_key_evp_cb(context, &TicketKeys::on_ticket);
}

TicketKeys::TicketKeys() : current_(fresh()), previous_(fresh()), since_(std::chrono::steady_clock::now()) {
}

void TicketKeys::end(void*, void* keys, CRYPTO_EX_DATA*, int, long, void*) {
    delete static_cast<TicketKeys*>(keys);
}

TicketKeys* TicketKeys::of(SSL_CTX* context) {
    return static_cast<TicketKeys*>(SSL_CTX_get_ex_data(context, context_index(&TicketKeys::end)));
}

TicketKeys::Key TicketKeys::fresh() {
    Key key;
    if (RAND_bytes(key.name.data(), static_cast<int>(key.name.size())) != 1 ||
        RAND_bytes(key.cipher.data(), static_cast<int>(key.cipher.size())) != 1 ||
        RAND_bytes(key.mac.data(), static_cast<int>(key.mac.size())) != 1)
        throw std::bad_alloc();
    return key;
}

TicketKeys::Key TicketKeys::current() {
    const std::lock_guard lock(mutex_);
    const auto now = std::chrono::steady_clock::now();
    if (now - since_ >= life) {
        previous_ = now - since_ >= 2 * life ? fresh() : current_;
        current_ = fresh();
        since_ = now;
    }
    return current_;
}

bool TicketKeys::find(const unsigned char* name, Key& found, bool& is_current) {
    const auto matches = [name](const Key& key) {
        return CRYPTO_memcmp(key.name.data(), name, key.name.size()) == 0;
    };
    const Key now = current();
    const std::lock_guard lock(mutex_);
    is_current = matches(now);
    if (!is_current && !matches(previous_)) return false;
    found = is_current ? now : previous_;
    return true;
}

int TicketKeys::on_ticket(SSL* ssl, unsigned char* name, unsigned char* iv, EVP_CIPHER_CTX* cipher,
                          EVP_MAC_CTX* mac, int encrypting) {
    TicketKeys& keys = *of(SSL_get_SSL_CTX(ssl));
    Key key;
    bool is_current = true;
    if (encrypting != 0) {
        key = keys.current();
        std::memcpy(name, key.name.data(), key.name.size());
        if (RAND_bytes(iv, EVP_CIPHER_get_iv_length(EVP_aes_256_cbc())) != 1) return -1;
        if (EVP_EncryptInit_ex(cipher, EVP_aes_256_cbc(), nullptr, key.cipher.data(), iv) != 1) return -1;
    } else {
        if (!keys.find(name, key, is_current)) return 0;
        if (EVP_DecryptInit_ex(cipher, EVP_aes_256_cbc(), nullptr, key.cipher.data(), iv) != 1) return -1;
    }
    char digest[] = "SHA256";
    const std::array<OSSL_PARAM, 3> parameters{
        OSSL_PARAM_construct_octet_string(OSSL_MAC_PARAM_KEY, key.mac.data(), key.mac.size()),
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0), OSSL_PARAM_construct_end()};
    if (EVP_MAC_CTX_set_params(mac, parameters.data()) != 1) return -1;
    // 2: good, and a new ticket under the current key is due.
    return is_current ? 1 : 2;
}

}  // namespace paraninfo::gateway
