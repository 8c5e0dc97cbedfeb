// RSA blind signatures of RFC 9474, RSABSSA-SHA384-PSS-Randomized with 2048 bits: the server's side. The
// random prefix of the variant is the ballot's serial, the message names the poll. A key may be used on any
// one thread at a time.
#pragma once

#include "protocol/ids.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

typedef struct evp_pkey_st EVP_PKEY;

namespace paraninfo::ballots {

inline constexpr std::size_t modulus_bytes = 256;
inline constexpr std::size_t serial_bytes = 32;

struct FreeKey {
    void operator()(EVP_PKEY* key) const;
};
using KeyPtr = std::unique_ptr<EVP_PKEY, FreeKey>;

// The key of one poll, which signs its papers. Throws std::runtime_error where OpenSSL fails.
class PaperKey {
  public:
    static PaperKey make();  // takes 100 to 300 ms
    // Nothing for what is no RSA key of this size.
    static std::optional<PaperKey> from_der(std::string_view der);

    std::string der() const;
    const std::string& modulus() const { return modulus_; }  // bytes, big-endian
    // BlindSign (section 4.3). Nothing unless it has modulus_bytes and is smaller than the modulus.
    std::optional<std::string> sign(std::string_view blinded) const;

  private:
    explicit PaperKey(KeyPtr key);
    KeyPtr key_;
    std::string modulus_;
};

// Checks what a key signed, by its modulus alone.
class PaperCheck {
  public:
    explicit PaperCheck(std::string_view modulus);
    // Verify (section 4.5) of the prepared message.
    bool is_signed(std::string_view message, std::string_view signature) const;

  private:
    KeyPtr key_;
};

// "ROOM/POLL": what a paper is for, and where its ballot lies.
std::string poll_name(const RoomId& room, const PollId& poll);
// The prepared message (section 4.1): the serial, then the poll's name.
std::string paper_message(const RoomId& room, const PollId& poll, std::string_view serial);

}  // namespace paraninfo::ballots
