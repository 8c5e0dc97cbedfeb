// One change as it is sent: encoded once for each audience, and for the persons it is addressed to. And how
// several become one message. Pure values.
#pragma once

#include "protocol/audience.hpp"
#include "protocol/ids.hpp"
#include "protocol/position.hpp"
#include "protocol/shared_bytes.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::fanout {

// Instead of the audience's text, for the seats of one person among participants, hall and panelists.
struct AddressedText {
    PersonId person;
    SharedBytes text;
    bool backstage = false;  // only for the seat as a panelist
};

struct EncodedChange {
    Offset offset = 0;
    std::int64_t at_ms = 0;                // wall clock
    PerAudience<SharedBytes> texts;        // null: nothing for that audience
    std::vector<AddressedText> addressed;  // ascending by person, each once

    std::size_t bytes() const;
};

// Whether an addressed text counts for seats of this audience (moderators and producers have all of it in
// their own class).
constexpr bool takes_addressed(Audience audience) {
    return is_of_audience(audience) || audience == Audience::panelist;
}

using ChangeIterator = std::deque<EncodedChange>::const_iterator;

// The messages for one seat, each followed by a comma; empty: there is nothing for it. `person` empty: only
// what is for the whole audience.
std::string join_texts(ChangeIterator first, ChangeIterator last, Audience audience, const PersonId& person);

}  // namespace paraninfo::fanout
