// Refused publishers on their way to whoever reads of them: counted all, told once a second and ten at the
// most, so that a flood of callers is no flood of reports. Guarded by one short lock: libsrt's own thread
// refuses too.
#pragma once

#include "media/ingest/publishers.hpp"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

namespace paraninfo::ingest {

class Refusals {
  public:
    void add(const Refusal& refusal);
    // What is to be told now.
    std::vector<Refusal> due(Time now);
    std::uint64_t count() const { return count_; }

  private:
    std::atomic<std::uint64_t> count_{0};
    std::mutex mutex_;
    std::vector<Refusal> waiting_;
    Time told_at_{};
};

}  // namespace paraninfo::ingest
