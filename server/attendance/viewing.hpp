// How the picture comes to those who play it now: the newest word of each page that plays, forgotten when the
// page stops or has been silent for a minute, and sums of it by room. Nothing of it is kept, and no sum names
// a person. Callable from any thread; a short mutex, no disk; time is given, UTC in ms.
#pragma once

#include "protocol/playing.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::attendance {

inline constexpr std::int64_t forgotten_after_ms = 60'000;
inline constexpr std::size_t playing_pages_max = 40'000;  // as many as the ledger's
// What one sign may add: more than a page can meet between two of them is not believed.
inline constexpr std::int64_t counted_at_once_max = 60;

// The upper ends of the groups by height; the last group has none.
inline constexpr std::array<std::int64_t, 4> height_ends{360, 540, 720, 1080};
inline constexpr std::size_t height_groups = height_ends.size() + 1;

struct Viewers {
    std::size_t viewers = 0;  // pages that play, in whichever view
    std::array<std::size_t, 3> by_view{};
    std::array<std::size_t, 4> by_profile{};             // of those with picture or sound
    std::array<std::size_t, height_groups> by_height{};  // of those who see a picture
    std::size_t native = 0;
    std::size_t stalled = 0;  // that stalled within the last minute
    std::optional<std::int64_t> delay_median_ms = {};
    std::optional<std::int64_t> delay_p95_ms = {};
    std::uint64_t stalls = 0;  // since the server started
    std::uint64_t failed = 0;  // loads, since the server started
    bool operator==(const Viewers&) const = default;
};

class Viewing {
  public:
    // `page` is its owner's and the room's own. Nothing: it plays no more. Over the limit a new page is left
    // out.
    void take(const std::string& room, const std::string& person, const std::string& page,
              const std::optional<Playing>& playing, std::int64_t now_ms);
    // Rooms where nothing plays any more keep their counts.
    std::map<std::string, Viewers> look(std::int64_t now_ms);

  private:
    struct Key {
        std::string room;
        std::string person;
        std::string page;
        auto operator<=>(const Key&) const = default;
    };
    struct Page {
        Playing playing;
        std::int64_t last_ms = 0;
        std::optional<std::int64_t> stalled_at_ms = {};
    };
    struct Counts {
        std::uint64_t stalls = 0;
        std::uint64_t failed = 0;
    };

    std::mutex mutex_;
    std::map<Key, Page> pages_;
    std::map<std::string, Counts> counts_;  // by room; rooms are those of seats, so they are few
};

}  // namespace paraninfo::attendance
