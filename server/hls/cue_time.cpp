#include "server/hls/cue_time.hpp"

#include <array>
#include <cstdio>

namespace paraninfo::hls {

std::string cue_time(std::int64_t ms) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%02lld:%02lld:%02lld.%03lld",
                  static_cast<long long>(ms / 3'600'000), static_cast<long long>(ms / 60'000 % 60),
                  static_cast<long long>(ms / 1000 % 60), static_cast<long long>(ms % 1000));
    return text.data();
}

}  // namespace paraninfo::hls
