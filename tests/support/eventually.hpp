// Waits for a condition with a generous bound, asking again and again.
#pragma once

#include <chrono>
#include <thread>

namespace paraninfo::testing {

template <class Holds>
bool eventually(Holds holds, std::chrono::seconds bound = std::chrono::seconds(60)) {
    const auto end = std::chrono::steady_clock::now() + bound;
    while (!holds()) {
        if (std::chrono::steady_clock::now() >= end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

}  // namespace paraninfo::testing
