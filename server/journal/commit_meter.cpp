#include "server/journal/commit_meter.hpp"

#include <algorithm>

namespace paraninfo::journal {
namespace {

constexpr std::chrono::nanoseconds first_bound = std::chrono::microseconds(64);

std::string label(std::size_t index, std::size_t bounds) {
    if (index == bounds) return "le=\"+Inf\"";
    const auto bound = std::chrono::duration<double>(first_bound * (std::int64_t{1} << index));
    return "le=\"" + std::to_string(bound.count()) + "\"";
}

}  // namespace

CommitMeter::CommitMeter(observe::Registry& registry)
    : batches_(registry.counter("paraninfo_journal_commit_seconds_count", "Batches made durable")),
      entries_(registry.counter("paraninfo_journal_entries_total", "Entries made durable")),
      failures_(registry.counter("paraninfo_journal_failures_total", "Operations that a commit failed")),
      overloads_(registry.counter("paraninfo_journal_overloaded_total", "Operations refused, queue full")),
      seconds_(registry.gauge("paraninfo_journal_commit_seconds_sum", "Time spent in commits")),
      p99_(registry.gauge("paraninfo_commit_p99_ms", "99 % of the batches were durable in this time")) {
    for (std::size_t i = 0; i <= bounds; ++i) {
        buckets_[i] = &registry.counter("paraninfo_journal_commit_seconds_bucket",
                                        "Batches by the time that their commit took", label(i, bounds));
    }
}

void CommitMeter::committed(std::chrono::nanoseconds took, std::size_t entries) {
    batches_.add();
    entries_.add(entries);
    seconds_.add(std::chrono::duration<double>(took).count());
    for (std::size_t i = 0; i < bounds; ++i) {
        if (took < first_bound * (std::int64_t{1} << i)) buckets_[i]->add();
    }
    buckets_[bounds]->add();
    p99_.set(p99_ms());
}

double CommitMeter::p99_ms() const {
    const double wanted = 0.99 * static_cast<double>(buckets_[bounds]->value());
    double below = 0;
    double from = 0;
    for (std::size_t i = 0; i < bounds; ++i) {
        const double upto =
            std::chrono::duration<double, std::milli>(first_bound * (std::int64_t{1} << i)).count();
        const double count = static_cast<double>(buckets_[i]->value());
        if (count >= wanted) return from + (upto - from) * (wanted - below) / std::max(1.0, count - below);
        below = count;
        from = upto;
    }
    return from;
}

}  // namespace paraninfo::journal
