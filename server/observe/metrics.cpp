#include "server/observe/metrics.hpp"

#include "server/observe/log.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace paraninfo::observe {
namespace {

std::string number(double value) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.10g", value);
    return text.data();
}

void append_sample(std::string& out, std::string_view name, std::string_view labels, std::string_view value) {
    out += name;
    if (!labels.empty()) {
        out += '{';
        out += labels;
        out += '}';
    }
    out += ' ';
    out += value;
    out += '\n';
}

double resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    double size = 0;
    double resident = 0;
    statm >> size >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double cpu_seconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double open_files() {
    std::error_code ec;
    double count = 0;
    for (auto it = std::filesystem::directory_iterator("/proc/self/fd", ec); !ec && it != end(it);
         it.increment(ec))
        ++count;
    return count;
}

}  // namespace

Counter& Registry::counter(std::string_view name, std::string_view help, std::string_view labels) {
    const std::lock_guard lock(mutex_);
    Family& family = families_.try_emplace(std::string(name)).first->second;
    family.help = help;
    auto& slot = family.counters[std::string(labels)];
    if (!slot) slot = std::make_unique<Counter>();
    return *slot;
}

Gauge& Registry::gauge(std::string_view name, std::string_view help, std::string_view labels) {
    const std::lock_guard lock(mutex_);
    Family& family = families_.try_emplace(std::string(name)).first->second;
    family.help = help;
    auto& slot = family.gauges[std::string(labels)];
    if (!slot) slot = std::make_unique<Gauge>();
    return *slot;
}

std::shared_ptr<void> Registry::before_page(std::function<void()> refresh) {
    auto kept = std::make_shared<std::function<void()>>(std::move(refresh));
    const std::lock_guard lock(mutex_);
    std::erase_if(refreshers_, [](const auto& one) { return one.expired(); });
    refreshers_.push_back(kept);
    return kept;
}

std::string Registry::page() {
    std::vector<std::weak_ptr<std::function<void()>>> refreshers;
    {
        const std::lock_guard lock(mutex_);
        refreshers = refreshers_;
    }
    for (const auto& one : refreshers)
        if (const auto refresh = one.lock()) (*refresh)();
    const std::lock_guard lock(mutex_);
    std::string out;
    for (const auto& [name, family] : families_) {
        out += "# HELP " + name + ' ' + family.help + '\n';
        out += "# TYPE " + name + (family.counters.empty() ? " gauge\n" : " counter\n");
        for (const auto& [labels, value] : family.counters)
            append_sample(out, name, labels, std::to_string(value->value()));
        for (const auto& [labels, value] : family.gauges)
            append_sample(out, name, labels, number(value->value()));
    }
    return out;
}

Registry& metrics() {
    static Registry registry;
    return registry;
}

std::shared_ptr<void> register_process_metrics(Registry& registry) {
    auto& resident = registry.gauge("paraninfo_process_resident_bytes", "Resident memory of the gateway.");
    auto& cpu = registry.gauge("paraninfo_process_cpu_seconds", "User and system CPU time of the gateway.");
    auto& files = registry.gauge("paraninfo_process_open_files", "Open file descriptors of the gateway.");
    auto& dropped = registry.gauge("paraninfo_log_lines_dropped", "Log lines that were not written.");
    return registry.before_page([&] {
        resident.set(resident_bytes());
        cpu.set(cpu_seconds());
        files.set(open_files());
        dropped.set(static_cast<double>(log_lines_dropped()));
    });
}

}  // namespace paraninfo::observe
