// Changes as the journal keeps them. The kind carries what must outlive an erased payload (which question,
// which way the vote went); the payload the rest. Each has a schema version. Pure; any thread.
#pragma once

#include "protocol/changes/change.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace paraninfo::json {

inline constexpr int journal_schema = 1;

struct JournalEntry {
    std::string kind;     // e.g. "question.voted:812:up"
    std::string payload;  // e.g. {"v":1,"person":"…"}
    bool operator==(const JournalEntry&) const = default;
};

JournalEntry encode_entry(const Change& change);

// `erased`: the payload is gone; personal members of the change are empty. Nothing if it is not understood
// (another schema, a member missing): the journal is then not one that this program wrote.
std::optional<Change> decode_entry(std::string_view kind, std::string_view payload, bool erased);

}  // namespace paraninfo::json
