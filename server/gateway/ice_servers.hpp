// The STUN and TURN servers that a browser is told, with short-lived credentials (coturn's use-auth-secret,
// draft-uberti-behave-turn-rest): the expiry and a name that means nothing elsewhere, and its HMAC-SHA1 with
// the secret. A value; any thread.
#pragma once

#include "config/contribution.hpp"
#include "protocol/ids.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::gateway {

struct IceServer {
    std::string url;         // stun:…, turn:… or turns:…
    std::string username;    // of TURN only
    std::string credential;  // base64
    bool operator==(const IceServer&) const = default;
};

class IceServers {
  public:
    // Reads the secret; throws std::runtime_error where that is none.
    explicit IceServers(const config::Ice& ice);

    std::vector<IceServer> servers(const PersonId& person, std::int64_t now_ms) const;
    // When their credentials end, ms since 1970.
    std::int64_t until_ms(std::int64_t now_ms) const;
    // Values of Link header fields (RFC 9725 section 4.6).
    std::vector<std::string> links(const PersonId& person, std::int64_t now_ms) const;
    // {"iceServers","until"} (PROTOCOL.md section 6.3).
    std::string json(const PersonId& person, std::int64_t now_ms) const;

  private:
    const config::Ice ice_;
    std::string secret_;
};

}  // namespace paraninfo::gateway
