// The keys with which OBS and other WHIP clients publish as a panelist's camera: of each only the SHA-256 is
// kept, in <data>/whip-keys.json, {HEX: [ROOM, PERSON]}; the key itself is shown once, when it is made. One
// key of a person in a room. On the rooms thread.
#pragma once

#include "protocol/ids.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace paraninfo::app {

inline constexpr std::size_t whip_keys_max = 256;
inline constexpr std::size_t whip_key_bytes = 32;  // letters and digits of RFC 4648's base32, lower case

class WhipKeys {
  public:
    // Throws std::runtime_error, naming the file, if there is one that cannot be understood.
    explicit WhipKeys(std::filesystem::path file);

    // A new one in place of the person's one before, durable when it returns; nothing where there are too
    // many. Throws std::system_error where the disk refuses.
    std::optional<std::string> make(const RoomId& room, const PersonId& person);
    // Of the person's present one, as it is kept; nothing: there is none.
    std::optional<std::string> digest_of(const RoomId& room, const PersonId& person) const;
    // Whose it is; nothing: nobody's in this room.
    std::optional<PersonId> find(const RoomId& room, const std::string& key) const;

  private:
    using Owner = std::pair<std::string, std::string>;  // room, person
    const std::filesystem::path file_;
    std::map<std::string, Owner> owners_;  // by the key's digest
};

}  // namespace paraninfo::app
