// Counters and gauges with relaxed atomics, and their text page in Prometheus' format. Registration takes a
// lock and is for construction; counting takes none. Callable from any thread. A registered value lives as
// long as its registry; asking for the same name and labels again gives the same value.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::observe {

class Counter {
  public:
    void add(std::uint64_t n = 1) { value_.fetch_add(n, std::memory_order_relaxed); }
    std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

  private:
    std::atomic<std::uint64_t> value_{0};
};

class Gauge {
  public:
    void set(double value) { value_.store(value, std::memory_order_relaxed); }
    void add(double delta) { value_.fetch_add(delta, std::memory_order_relaxed); }
    double value() const { return value_.load(std::memory_order_relaxed); }

  private:
    std::atomic<double> value_{0};
};

class Registry {
  public:
    // `labels` is written as it stands between braces, for example `shard="0"`; empty for none.
    Counter& counter(std::string_view name, std::string_view help, std::string_view labels = "");
    Gauge& gauge(std::string_view name, std::string_view help, std::string_view labels = "");
    // Runs before each page is rendered, to set gauges that are read on demand; until the token goes.
    [[nodiscard]] std::shared_ptr<void> before_page(std::function<void()> refresh);
    std::string page();

  private:
    struct Family {
        std::string help;
        std::map<std::string, std::unique_ptr<Counter>, std::less<>> counters;
        std::map<std::string, std::unique_ptr<Gauge>, std::less<>> gauges;
    };
    std::mutex mutex_;
    std::map<std::string, Family, std::less<>> families_;
    std::vector<std::weak_ptr<std::function<void()>>> refreshers_;
};

// The process's own registry, and short forms of its calls.
Registry& metrics();
inline Counter& counter(std::string_view name, std::string_view help, std::string_view labels = "") {
    return metrics().counter(name, help, labels);
}
inline Gauge& gauge(std::string_view name, std::string_view help, std::string_view labels = "") {
    return metrics().gauge(name, help, labels);
}
inline std::string metrics_page() {
    return metrics().page();
}

// Sets paraninfo_process_resident_bytes, _cpu_seconds, _open_files and the log's drop counter before each
// page.
[[nodiscard]] std::shared_ptr<void> register_process_metrics(Registry& registry);

}  // namespace paraninfo::observe
