// The server's own master secrets: made once from the system's random source, kept in <data>/secrets/ (folder
// 0700, files 0600), never logged. Blocking; called at start.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>

namespace paraninfo::access {

using Key32 = std::array<std::uint8_t, 32>;

struct Secrets {
    Key32 link_signing{};  // Ed25519 seed of key id "local"
    Key32 srt_master{};    // HKDF master of the feeds' passphrases
    Key32 hall_code{};     // of the codes on the halls' screens
    Key32 grants{};        // of the grants to fetch a room's picture
    Key32 check_in{};      // of the codes that are scanned at the hall's door
};

// Makes what is missing. Throws when a file has another size, is readable by others, or cannot be written.
Secrets open_secrets(const std::filesystem::path& data_dir);

}  // namespace paraninfo::access
