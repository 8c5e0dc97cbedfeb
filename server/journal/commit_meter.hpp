// The journal's figures on the metrics page: batches, entries, failures and a histogram of commit times.
// Written by the writer thread, rendered by any.
#pragma once

#include "server/observe/metrics.hpp"

#include <array>
#include <chrono>

namespace paraninfo::journal {

class CommitMeter {
  public:
    explicit CommitMeter(observe::Registry& registry);
    void committed(std::chrono::nanoseconds took, std::size_t entries);
    void failed(std::size_t operations) { failures_.add(operations); }
    void overloaded() { overloads_.add(); }

  private:
    // Within its bucket by a straight line.
    double p99_ms() const;

    // Upper bounds 64 µs, 128 µs, ... about 2.1 s, and one without a bound.
    static constexpr std::size_t bounds = 16;
    observe::Counter& batches_;
    observe::Counter& entries_;
    observe::Counter& failures_;
    observe::Counter& overloads_;
    observe::Gauge& seconds_;
    observe::Gauge& p99_;
    std::array<observe::Counter*, bounds + 1> buckets_{};
};

}  // namespace paraninfo::journal
