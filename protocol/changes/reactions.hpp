// Whether a room takes reactions. The reactions themselves are no changes.
#pragma once

namespace paraninfo {

struct ReactionsOpened {
    bool operator==(const ReactionsOpened&) const = default;
};

struct ReactionsClosed {
    bool operator==(const ReactionsClosed&) const = default;
};

}  // namespace paraninfo
