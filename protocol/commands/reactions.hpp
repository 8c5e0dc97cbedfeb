// What people ask a room to do with reactions. Imperatives; checked for shape only.
#pragma once

#include "protocol/reaction.hpp"

namespace paraninfo {

struct OpenReactions {
    bool operator==(const OpenReactions&) const = default;
};

struct CloseReactions {
    bool operator==(const CloseReactions&) const = default;
};

// Counted and shown for a moment, never journaled.
struct React {
    Reaction reaction = Reaction::applause;
    bool operator==(const React&) const = default;
};

}  // namespace paraninfo
