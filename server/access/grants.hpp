// Grants: who shows one may fetch one room's picture for some minutes, and nothing else; for edges and
// players that send no cookie. It stands in the path (`/hls/~GRANT/…`), so it is never logged. It says no
// person and is kept nowhere: it cannot be taken back before it ends. Pure; any thread.
#pragma once

#include "protocol/ids.hpp"
#include "server/access/secrets.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace paraninfo::access {

struct Grant {
    std::string text;  // [A-Za-z0-9_-]{27}
    std::int64_t until_ms = 0;
};

class Grants {
  public:
    Grants(const Key32& key, std::chrono::minutes lifetime) : key_(key), lifetime_(lifetime) {}

    // The same for all who ask in the same minute; lives at least as long as the lifetime.
    Grant make(const RoomId& room, std::int64_t now_ms) const;
    bool holds(std::string_view grant, std::string_view room, std::int64_t now_ms) const;

  private:
    std::string sealed(std::string_view room, std::uint32_t until_minute) const;

    const Key32 key_;
    const std::chrono::minutes lifetime_;
};

}  // namespace paraninfo::access
