// How many threads and open descriptors this process has.
#pragma once

#include <filesystem>
#include <iterator>

namespace paraninfo::testing {

struct ProcessCounts {
    std::ptrdiff_t threads = 0;
    std::ptrdiff_t descriptors = 0;
};

inline ProcessCounts process_counts() {
    const auto entries = [](const char* folder) {
        return std::distance(std::filesystem::directory_iterator(folder),
                             std::filesystem::directory_iterator());
    };
    return {entries("/proc/self/task"), entries("/proc/self/fd")};
}

}  // namespace paraninfo::testing
