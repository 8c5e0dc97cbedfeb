// The code by which somebody is checked in at the hall's door (PROTOCOL.md 1.9): on a badge or on the
// person's own page. It opens nothing. It is made of the server's secret and of who the person is, so that a
// badge can be printed before its bearer ever opened the link. Pure; an object may be read from any thread.
#pragma once

#include "protocol/ids.hpp"
#include "server/access/rows.hpp"
#include "server/access/secrets.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace paraninfo::access {

inline constexpr std::size_t check_in_letters = 20;  // 100 bits

class CheckInCodes {
  public:
    explicit CheckInCodes(const Key32& key = {}) : key_(key) {}

    // Of somebody whom an issuer named, or else of whom an open link made.
    std::string code(const PersonRow& person) const;
    std::string code(std::string_view issuer, std::string_view external_id) const;

  private:
    Key32 key_;
};

// As a scanner or a hand typed it: case, spaces and hyphens do not matter. Nothing for what is no such code.
std::optional<std::string> clean_check_in_code(std::string_view typed);

// Whose code was scanned at the door of a room.
struct Badge {
    PersonId person;
    std::string name;
    bool here = false;  // has a seat among the room's audience and is not kept out
    bool operator==(const Badge&) const = default;
};

}  // namespace paraninfo::access
