// When the ballots that wait are written: large enough a crowd, or long enough a wait. Pure.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace paraninfo::ballots {

inline constexpr std::size_t batch_least = 64;  // the smallest crowd that is written before the longest wait
inline constexpr std::chrono::seconds batch_wait_least{10};
inline constexpr std::chrono::seconds batch_wait_most{60};

// How much longer `waiting` ballots wait, the first of which came `age` ago; zero: they are due.
inline std::chrono::milliseconds due_in(std::size_t waiting, std::chrono::milliseconds age) {
    const auto whole = waiting >= batch_least ? batch_wait_least : batch_wait_most;
    return std::max(std::chrono::milliseconds(0), std::chrono::milliseconds(whole) - age);
}

}  // namespace paraninfo::ballots
