#include "bench/load/figures.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

namespace paraninfo::load {

double Samples::percentile(double p) {
    if (values_.empty()) return 0;
    std::ranges::sort(values_);
    const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(values_.size())));
    return static_cast<double>(values_[std::clamp<std::size_t>(rank, 1, values_.size()) - 1]);
}

namespace {

double cpu_us_of_one(int pid) {
    std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
    std::string text((std::istreambuf_iterator<char>(in)), {});
    // The name stands in brackets and may hold blanks: the numbers begin behind the last one.
    std::istringstream fields(text.substr(std::min(text.size(), text.rfind(')') + 2)));
    std::string skipped;
    for (int i = 0; i < 11; ++i) fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) * 1e6 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double rss_kb_of_one(int pid) {
    std::ifstream in("/proc/" + std::to_string(pid) + "/status");
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("VmRSS:")) return std::stod(line.substr(6));
    }
    return 0;
}

double sum(const std::vector<int>& pids, double (*figure)(int)) {
    double total = 0;
    for (const int pid : pids) total += figure(pid);
    return total;
}

}  // namespace

double cpu_us_of(const std::vector<int>& pids) {
    return sum(pids, cpu_us_of_one);
}

double rss_kb_of(const std::vector<int>& pids) {
    return sum(pids, rss_kb_of_one);
}

double own_cpu_us() {
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    const auto us = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
    };
    return us(use.ru_utime) + us(use.ru_stime);
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void print_json(const nlohmann::json& object) {
    std::printf("%s\n", object.dump().c_str());
    std::fflush(stdout);
}

}  // namespace paraninfo::load
