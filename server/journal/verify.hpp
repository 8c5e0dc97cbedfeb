// Checks a journal file without changing it: every row against the hash chain of its room.
// Damage is anything that was not written so: a flipped byte, a missing row (the last ones too: each room's
// head is kept in a table of its own). It is not a proof against someone who rewrites rows and head alike.
#pragma once

#include "protocol/position.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace paraninfo::journal {

struct BadRow {
    std::string room;   // empty when the file as a whole cannot be read
    Offset offset = 0;  // 0: no single row is to blame
    std::string why;
    bool operator==(const BadRow&) const = default;
};

struct Verified {
    std::uint64_t rooms = 0, rows = 0, erased = 0, receipts = 0, snapshots = 0;
    std::optional<BadRow> bad;  // the first one
    bool ok() const { return !bad; }
    bool operator==(const Verified&) const = default;
};

Verified verify(const std::filesystem::path& path);

}  // namespace paraninfo::journal
