// The programme's end of a feed: connects to feed-<id>.sock of the ingest, again and again, and hands over
// the publisher's sessions and bytes. Bytes never pass through the gateway, so its restart leaves the picture
// alone. Owns one thread; the handlers are called on it, one at a time; a slow handler only costs the feed
// itself.
#pragma once

#include "protocol/media_link/messages.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace paraninfo::link {

struct FeedHandlers {
    std::function<void(const media_link::FeedBegin& session)> begin;
    // Of the session's container, at most 64 KiB at a time. False: connects anew, for a beginning that can be
    // decoded.
    std::function<bool(std::string bytes)> bytes;
    std::function<void()> end;  // publisher gone, or the ingest itself
};

class FeedClient {
  public:
    FeedClient(std::string socket_path, FeedHandlers handlers,
               std::chrono::milliseconds retry_every = std::chrono::milliseconds{50});
    ~FeedClient();  // no handler runs afterwards
    FeedClient(const FeedClient&) = delete;
    FeedClient& operator=(const FeedClient&) = delete;

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

// `<folder of media.sock>/feed-<id>.sock`.
std::string feed_socket_path(const std::string& media_socket_path, const std::string& feed);

}  // namespace paraninfo::link
