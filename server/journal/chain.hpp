// The hash chain of a room: h(n) = SHA-256(h(n-1) | offset | time | kind | SHA-256(nonce | payload)), numbers
// as eight bytes, most significant first; h(0) = SHA-256("paraninfo journal" | 0 | room). Not thread-safe.
#pragma once

#include "server/journal/entry.hpp"

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;
struct evp_md_st;

namespace paraninfo::journal {

std::string random_bytes(std::size_t count);

class Chain {
  public:
    static constexpr std::size_t nonce_bytes = 16;
    static constexpr std::size_t hash_bytes = 32;

    Chain();
    std::string start(std::string_view room);
    // SHA-256(nonce | payload): it stays when both are erased.
    std::string inner(std::string_view nonce, std::string_view payload);
    std::string next(std::string_view before, Offset offset, std::int64_t at_ms, std::string_view kind,
                     std::string_view inner_hash);
    // A checksum over fields that lie outside the chain: each is preceded by its length.
    std::string seal(std::initializer_list<std::string_view> fields);

  private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const;
        void operator()(evp_md_st* algorithm) const;
    };
    std::string hash(std::initializer_list<std::string_view> parts);

    std::unique_ptr<evp_md_st, Free> algorithm_;
    std::unique_ptr<evp_md_ctx_st, Free> context_;
};

// Eight bytes, most significant first.
std::string big_endian(std::uint64_t number);

}  // namespace paraninfo::journal
