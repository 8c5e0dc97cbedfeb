// The keys under which session tickets are sealed: one is current for 12 hours and opens tickets for 12 more.
// Held in memory only, so that a restart makes every client do a full handshake. Safe from any thread.
#pragma once

#include <openssl/ssl.h>

#include <array>
#include <chrono>
#include <mutex>

namespace paraninfo::gateway {

class TicketKeys {
  public:
    static constexpr std::chrono::hours life{12};

    // Makes `context` use keys that belong to it and end with it.
    static void install(SSL_CTX* context);

  private:
    struct Key {
        std::array<unsigned char, 16> name{};
        std::array<unsigned char, 32> cipher{};
        std::array<unsigned char, 32> mac{};
    };
    TicketKeys();
    static void end(void* context, void* keys, CRYPTO_EX_DATA* data, int index, long number, void* pointer);
    static TicketKeys* of(SSL_CTX* context);
    static int on_ticket(SSL* ssl, unsigned char* name, unsigned char* iv, EVP_CIPHER_CTX* cipher,
                         EVP_MAC_CTX* mac, int encrypting);
    static Key fresh();
    // The key to seal with, after a change of keys where it is due.
    Key current();
    // The key of that name, and whether it is the current one.
    bool find(const unsigned char* name, Key& found, bool& is_current);

    std::mutex mutex_;
    Key current_;
    Key previous_;
    std::chrono::steady_clock::time_point since_;
};

}  // namespace paraninfo::gateway
