// Compresses small texts with one reused zlib state. Not thread-safe: one owner, one thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace paraninfo::hls {

class Gzip {
  public:
    Gzip();  // throws std::bad_alloc
    ~Gzip();
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;

    // The whole text as one gzip member (RFC 1952), level 6.
    std::string compress(std::string_view text);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace paraninfo::hls
