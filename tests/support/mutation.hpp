// Damage to a recorded stream, the same for the same number: what bad lines, broken encoders and enemies
// make.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>

namespace paraninfo::test {

class Mutation {
  public:
    explicit Mutation(std::uint64_t number) : random_(number) {}

    // One to three kinds of damage, one after the other.
    std::string of(std::string bytes) {
        for (std::size_t times = 1 + below(3); times > 0 && bytes.size() > 1024; --times) damage(bytes);
        return bytes;
    }

  private:
    // The library's distributions differ between machines; this does not.
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }

    void damage(std::string& bytes) {
        const std::size_t size = 1 + below(bytes.size() / 8);
        const std::size_t at = below(bytes.size() - size);
        switch (below(6)) {
            case 0:
                for (std::size_t flips = 1 + below(64); flips > 0; --flips)
                    bytes[below(bytes.size())] ^= static_cast<char>(1U << below(8));
                return;
            case 1:
                bytes.erase(at, size);
                return;
            case 2:
                bytes.insert(at, bytes.substr(at, size));
                return;
            case 3: {
                const std::size_t other = below(bytes.size() - size);
                std::swap_ranges(
                    bytes.begin() + static_cast<std::ptrdiff_t>(std::min(at, other)),
                    bytes.begin() + static_cast<std::ptrdiff_t>(std::min(at, other) +
                                                                std::min(size, distance(at, other))),
                    bytes.begin() + static_cast<std::ptrdiff_t>(std::max(at, other)));
                return;
            }
            case 4:
                for (std::size_t i = at; i < at + std::min<std::size_t>(size, 4096); ++i)
                    bytes[i] = static_cast<char>(random_());
                return;
            default:
                bytes.resize(bytes.size() - size);
        }
    }
    static std::size_t distance(std::size_t a, std::size_t b) { return a < b ? b - a : a - b; }

    std::mt19937_64 random_;
};

}  // namespace paraninfo::test
