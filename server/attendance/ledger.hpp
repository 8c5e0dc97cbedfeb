// Makes intervals of the signs of life that pages give. No disk, no clock, no lock: time is given, what must
// be kept comes out as rows, and whoever owns it guards it.
#pragma once

#include "server/attendance/interval.hpp"

#include <map>
#include <optional>
#include <vector>

namespace paraninfo::attendance {

// A page gives a sign at every change and at least each 20 s.
inline constexpr std::int64_t silence_max_ms =
    45'000;                                     // after two that were lost, the time between is not counted
inline constexpr std::int64_t pace_ms = 1'000;  // of one page; what comes sooner is refused
inline constexpr std::size_t pages_of_person_max = 16;  // that live at one time, in one room
inline constexpr std::size_t pages_max = 40'000;
inline constexpr std::size_t waiting_max = 200'000;  // rows, while the disk refuses them

struct Sign {
    std::string person;
    std::string room;
    std::string page;
    bool watching = false;
};

enum class Taken { yes, too_often, full };

class Ledger {
  public:
    // Goes on with those of the intervals that were alive a moment ago.
    void resume(const std::vector<Interval>& kept, std::int64_t now_ms);

    // The time since the page's last sign counts as what that one said.
    Taken take(const Sign& sign, std::int64_t now_ms);
    // What changed since the last call; also forgets the pages that are silent for too long.
    std::vector<Interval> changed(std::int64_t now_ms);
    // What could not be written: it comes again, unless there is something newer.
    void put_back(const std::vector<Interval>& rows);
    std::size_t pages() const { return pages_.size(); }

  private:
    struct PageKey {
        std::string person;
        std::string room;
        std::string page;
        auto operator<=>(const PageKey&) const = default;
    };
    struct Page {
        Span connected;
        std::optional<Span> watching;
        bool watches = false;  // by its last sign
        std::int64_t last_ms = 0;
    };
    using Pages = std::map<PageKey, Page>;

    bool has_room_for(const PageKey& key) const;
    void note(const PageKey& key, Kind kind, Span span);

    Pages pages_;
    std::map<IntervalKey, std::int64_t> changed_;
};

}  // namespace paraninfo::attendance
