// Who may publish on which feed, and who does: the table of feeds that the gateway pushed, and one publisher
// for each at the most. Pure rules with the time handed in, guarded by one short lock, since SRT's listen
// callback asks from libsrt's own receiver thread.
#pragma once

#include "protocol/media_link/messages.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace paraninfo::ingest {

using Time = std::chrono::steady_clock::time_point;

// Who is refused, with HTTP's numbers: 400 no streamid that can be read, 403 not to publish, 404 no such
// feed, 409 somebody else publishes there.
struct Refusal {
    std::string feed;  // empty unless the streamid names one
    std::uint16_t code = 404;
    bool operator==(const Refusal&) const = default;
};

// May go on to the handshake, with this passphrase.
struct Admission {
    std::string feed;
    std::string passphrase;
    bool operator==(const Admission&) const = default;
};

// Each session costs its programme a decoder: who begins one again and again costs no more than these.
inline constexpr std::size_t begins_max = 20;  // of a feed, within begins_window
inline constexpr std::chrono::seconds begins_window{10};

// What a streamid asks for: a plain name, or the access control syntax `#!::r=NAME,m=publish`.
struct StreamRequest {
    std::string name;
    bool publishes = true;
    bool operator==(const StreamRequest&) const = default;
};
std::optional<StreamRequest> parse_streamid(std::string_view streamid);

class Publishers {
  public:
    // The new table. Publishers of feeds that it no longer has, or whose passphrase changed, are returned.
    std::vector<std::uint64_t> set_feeds(const media_link::Feeds& feeds);

    std::variant<Admission, Refusal> admit(std::string_view streamid, Time now) const;
    // Of RTMP, whose key is "FEED_SECRET". Its Admission has no passphrase.
    std::variant<Admission, Refusal> admit_key(std::string_view key, Time now) const;

    // A publisher whose handshake is done; `connection` is new. Refused again if another came first; the
    // silent one that it replaces is named.
    struct Begun {
        std::optional<std::uint64_t> replaced;
        std::uint64_t session = 0;
    };
    std::variant<Begun, Refusal> begin(const std::string& feed, std::uint64_t connection, Time now);
    void heard(const std::string& feed, std::uint64_t connection, Time now);
    // True if this connection was the feed's publisher.
    bool end(const std::string& feed, std::uint64_t connection);
    // Feeds whose publisher fell silent since the last call.
    std::vector<std::string> newly_silent(Time now);

  private:
    struct Publisher {
        std::uint64_t connection = 0;
        Time heard_at;
        bool told_silent = false;
    };
    const media_link::Feed* find(std::string_view name) const;
    bool has(std::string_view id) const;
    bool is_free(const std::string& feed, Time now) const;
    bool begins_too_often(const std::string& feed, Time now);

    mutable std::mutex mutex_;
    media_link::Feeds feeds_;
    std::map<std::string, Publisher> publishers_;    // by feed
    std::map<std::string, std::deque<Time>> begun_;  // within the window
    std::uint64_t sessions_ = 0;
};

}  // namespace paraninfo::ingest
