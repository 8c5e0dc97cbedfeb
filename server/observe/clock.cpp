#include "server/observe/clock.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace paraninfo::observe {
namespace {

std::string up_to_seconds(std::int64_t at_s) {
    const auto time = static_cast<std::time_t>(at_s);
    std::tm parts{};
    gmtime_r(&time, &parts);
    std::array<char, 40> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts)};
}

}  // namespace

std::int64_t wall_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string iso_time(std::int64_t at_ms) {
    const auto since_second = ((at_ms % 1000) + 1000) % 1000;
    std::array<char, 8> ms{};
    std::snprintf(ms.data(), ms.size(), ".%03dZ", static_cast<int>(since_second));
    return up_to_seconds((at_ms - since_second) / 1000) + ms.data();
}

std::string iso_seconds(std::int64_t at_s) {
    return up_to_seconds(at_s) + "Z";
}

}  // namespace paraninfo::observe
