// What a link says (PROTOCOL.md 1.1), and its payload as JSON: strict to read, one fixed order to write, so
// that the same link always makes the same token. Pure.
#pragma once

#include "protocol/audience.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::access {

enum class LinkKind { personal, open };

// The server's own among the keys that sign links.
inline constexpr const char* own_key_id = "local";

struct Link {
    std::string id;
    std::string kid = own_key_id;
    LinkKind kind = LinkKind::open;
    Audience role = Audience::participant;
    std::vector<std::string> rooms;
    std::int64_t expires_s = 0;
    std::string sub;           // personal
    std::string name;          // personal
    std::string language;      // "es", "en" or empty
    int devices = 0;           // personal; 0: as the role has it
    int most = 0;              // open; 0: persons_most_default
    std::string speaker = {};  // personal, panelist: the agenda's speaker who this is; or empty
    bool operator==(const Link&) const = default;
};

inline constexpr std::size_t link_payload_bytes_max = 700;
inline constexpr std::size_t link_rooms_max = 16;
inline constexpr std::size_t link_text_max = 64;  // characters of sub and of name
inline constexpr std::size_t link_speaker_max = 32;
inline constexpr int link_devices_max = 10;
inline constexpr int link_most_max = 100000;
inline constexpr int persons_most_default = 5000;

// How many logins at one time, and whether the newest takes over or is refused.
int devices_of(const Link& link);
bool takes_over(Audience role);
int most_of(const Link& link);

std::string write_payload(const Link& link);
// Nothing unless every member is known, there once, of its type, in its range and right for the kind.
std::optional<Link> read_payload(std::string_view json);

}  // namespace paraninfo::access
