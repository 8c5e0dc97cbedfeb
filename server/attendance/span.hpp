// Stretches of time and what is made of several: their union, and what of them lies in a session. Pure.
#pragma once

#include <cstdint>
#include <vector>

namespace paraninfo::attendance {

// UTC since 1970, in ms; `to_ms` is not part of it.
struct Span {
    std::int64_t from_ms = 0;
    std::int64_t to_ms = 0;
    bool operator==(const Span&) const = default;
};
using Spans = std::vector<Span>;

// What a reconnect takes at most: a shorter gap is none.
inline constexpr std::int64_t bridge_ms = 10'000;

// In order of time and apart from each other by more than `bridge`; spans of no length only widen others.
Spans union_of(Spans spans, std::int64_t bridge = bridge_ms);
// What of each lies between the two; those of no length fall out.
Spans within(const Spans& spans, Span bounds);
// Of spans that do not overlap.
std::int64_t total_ms(const Spans& spans);

}  // namespace paraninfo::attendance
