// What people ask a room to do with raised hands. Imperatives; checked for shape only.
#pragma once

#include "protocol/position.hpp"

#include <cstdint>

namespace paraninfo {

struct OpenHands {
    bool operator==(const OpenHands&) const = default;
};

struct CloseHands {
    bool operator==(const CloseHands&) const = default;
};

// One's own.
struct RaiseHand {
    bool operator==(const RaiseHand&) const = default;
};

struct LowerHand {
    bool operator==(const LowerHand&) const = default;
};

struct AnswerHand {
    bool accept = false;
    bool operator==(const AnswerHand&) const = default;
};

// The moderator's commands name the version of the hand that the moderator saw.
struct ClaimHand {
    Offset hand = 0;
    std::uint64_t version = 0;
    bool operator==(const ClaimHand&) const = default;
};

struct InviteHand {
    Offset hand = 0;
    std::uint64_t version = 0;
    bool operator==(const InviteHand&) const = default;
};

struct DeclineHand {
    Offset hand = 0;
    std::uint64_t version = 0;
    bool operator==(const DeclineHand&) const = default;
};

struct FinishHand {
    Offset hand = 0;
    std::uint64_t version = 0;
    bool operator==(const FinishHand&) const = default;
};

}  // namespace paraninfo
