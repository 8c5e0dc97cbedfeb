// Hands each feed's bytes to the programmes that want them, over feed-<id>.sock. A programme that reads too
// slowly is cut off; a publisher never waits. Owns one thread; the calls come from any.
#pragma once

#include "protocol/media_link/messages.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::ingest {

inline constexpr std::size_t subscriber_bytes_max = 4u << 20;
inline constexpr std::size_t subscribers_max = 16;  // of each feed

class FeedHub {
  public:
    // Sockets are made beside `media_socket_path`.
    explicit FeedHub(std::string media_socket_path);
    ~FeedHub();  // removes the sockets
    FeedHub(const FeedHub&) = delete;
    FeedHub& operator=(const FeedHub&) = delete;

    // Listens for these feeds and no others. Throws std::system_error if a socket cannot be made.
    void set_feeds(const std::vector<std::string>& feeds);
    void begin(const std::string& feed, const media_link::FeedBegin& session);
    // Whole units of the container, so that a programme which comes later begins with one. Of any size.
    void bytes(const std::string& feed, std::string_view data);
    // What a programme that comes later needs before the bytes, in place of what was said before; not sent to
    // others.
    void preamble(const std::string& feed, std::string data);
    void end(const std::string& feed, std::uint64_t session);
    std::uint64_t cut_off() const;  // programmes so far

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace paraninfo::ingest
