#pragma once
// Percentiles of what was measured, and what the kernel says of a process: CPU time and resident memory.

#include <nlohmann/json.hpp>

#include <vector>

namespace paraninfo::load {

class Samples {
  public:
    void add(double value) { values_.push_back(static_cast<float>(value)); }
    void clear() { values_.clear(); }
    std::size_t size() const { return values_.size(); }
    // The value below which the share `p` (0–1) lies; 0 when there is none. Sorts.
    double percentile(double p);
    double most() { return percentile(1.0); }

  private:
    std::vector<float> values_;
};

// User and system time of some processes so far, in microseconds (the kernel counts in hundredths of a
// second).
double cpu_us_of(const std::vector<int>& pids);
// Resident kilobytes (VmRSS).
double rss_kb_of(const std::vector<int>& pids);
// This process's own share of one core since it started, to say when the generator itself is the limit.
double own_cpu_us();

double median(std::vector<double> values);

// Prints one line of JSON and ends it.
void print_json(const nlohmann::json& object);

}  // namespace paraninfo::load
