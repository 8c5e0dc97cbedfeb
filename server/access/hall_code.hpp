// The code that stands on a hall's screen (PROTOCOL.md 1.5): short, so that a phone reads it from the last
// row, another each minute, good for two. It is made of the server's secret and the minute, so that a restart
// changes nothing and nothing is kept. Who joins by it joins by an open link of the room's own, which counts
// and can be revoked like any other; then the next such link takes its place. Pure; an object may be read
// from any thread.
#pragma once

#include "server/access/link.hpp"
#include "server/access/secrets.hpp"

#include <functional>
#include <map>

namespace paraninfo::access {

struct HallCode {
    std::string token;
    std::int64_t until_ms = 0;  // another one is shown from then on; it is good for a minute more
    bool operator==(const HallCode&) const = default;
};

class HallCodes {
  public:
    using Revoked = std::function<bool(const std::string& link)>;

    // `most`: for each room that shows a code, the persons who may join by one link. The rooms' audience is
    // in the hall.
    HallCodes(const Key32& key, std::map<std::string, int> most);

    // The link behind the room's code; nothing for a room without one.
    std::optional<Link> link(const std::string& room, std::int64_t now_s, const Revoked& revoked) const;
    std::optional<HallCode> code(const std::string& room, std::int64_t now_s, const Revoked& revoked) const;
    // The link of a code that is good at the moment, in whichever room.
    std::optional<Link> read(std::string_view token, std::int64_t now_s, const Revoked& revoked) const;
    const std::map<std::string, int>& rooms() const { return most_; }

    static bool looks_like(std::string_view token) { return token.starts_with("ph1."); }

  private:
    std::string token(const std::string& link, std::int64_t minute) const;

    Key32 key_;
    std::map<std::string, int> most_;
};

}  // namespace paraninfo::access
