// One change as it is sent: encoded once for each audience, and for the person it is addressed to. And how
// several become one message. Pure values.
#pragma once

#include "protocol/audience.hpp"
#include "protocol/ids.hpp"
#include "protocol/position.hpp"
#include "protocol/shared_bytes.hpp"

#include <deque>
#include <string>
#include <string_view>

namespace paraninfo::fanout {

struct EncodedChange {
    Offset offset = 0;
    PerAudience<SharedBytes> texts;  // null: nothing for that audience
    PersonId addressed_to;           // empty: nobody
    SharedBytes addressed;           // instead of the audience's text, for participants and hall

    std::size_t bytes() const;
};

// Whether an addressed text counts for seats of this audience (moderators have all of it in their own class).
constexpr bool takes_addressed(Audience audience) {
    return audience == Audience::participant || audience == Audience::hall;
}

using ChangeIterator = std::deque<EncodedChange>::const_iterator;

// The messages for one seat, each followed by a comma; empty: there is nothing for it. `person` empty: only
// what is for the whole audience.
std::string join_texts(ChangeIterator first, ChangeIterator last, Audience audience, const PersonId& person);

}  // namespace paraninfo::fanout
