#include "server/attendance/span.hpp"

#include <algorithm>

namespace paraninfo::attendance {

Spans union_of(Spans spans, std::int64_t bridge) {
    std::erase_if(spans, [](const Span& span) { return span.to_ms < span.from_ms; });
    std::ranges::sort(spans, {}, &Span::from_ms);
    Spans joined;
    for (const Span& span : spans) {
        if (joined.empty() || span.from_ms - joined.back().to_ms > bridge)
            joined.push_back(span);
        else
            joined.back().to_ms = std::max(joined.back().to_ms, span.to_ms);
    }
    return joined;
}

Spans within(const Spans& spans, Span bounds) {
    Spans cut;
    for (const Span& span : spans) {
        const Span part{std::max(span.from_ms, bounds.from_ms), std::min(span.to_ms, bounds.to_ms)};
        if (part.from_ms < part.to_ms) cut.push_back(part);
    }
    return cut;
}

std::int64_t total_ms(const Spans& spans) {
    std::int64_t total = 0;
    for (const Span& span : spans) total += span.to_ms - span.from_ms;
    return total;
}

}  // namespace paraninfo::attendance
