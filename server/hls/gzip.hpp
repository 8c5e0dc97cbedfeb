// Compresses small texts with one reused zlib state. Not thread-safe: one owner, one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace paraninfo::hls {

// A piece of a text, compressed so that it can stand between any others: it ends on a byte, and refers to
// nothing before itself.
struct Deflated {
    std::string bytes;           // RFC 1951
    std::uint32_t checksum = 0;  // CRC-32 of the piece
    std::size_t size = 0;        // of the piece
};

class Gzip {
  public:
    Gzip();  // throws std::bad_alloc
    ~Gzip();
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;

    // The whole text as one gzip member (RFC 1952), level 6.
    std::string compress(std::string_view text);

    // One piece; only the last of a text is made as such, and every text has a last one.
    Deflated deflate(std::string_view piece, bool is_last);
    // Pieces in their order as one gzip member. Compresses nothing: it costs what copying costs.
    static std::string join(std::span<const Deflated* const> pieces);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace paraninfo::hls
