// What the scans at the hall's door say: when somebody was inside, and what the door answers to a scan. Pure.
// A forgotten scan-out ends with the day's last session in the room (docs/decisions/check-in.md).
#pragma once

#include "config/event_file.hpp"
#include "server/attendance/span.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::attendance {

inline constexpr std::int64_t doors_open_ms = 6 * 3'600'000;    // before the day's first session
inline constexpr std::int64_t late_out_ms = 6 * 3'600'000;      // after its last one
inline constexpr std::int64_t without_day_ms = 12 * 3'600'000;  // of a scan on no day of the agenda

enum class Way { in, out };
enum class DoorState { in, out, already_in, not_in };
// "in", "out", "already_in", "not_in"
std::string_view name_of(DoorState state);

// One scan of somebody.
struct Passage {
    Way way = Way::in;
    std::int64_t at_ms = 0;
    bool operator==(const Passage&) const = default;
};

struct DoorAnswer {
    DoorState state = DoorState::not_in;
    std::int64_t since_ms = 0;  // when the stay began; of not_in when it was scanned
    bool operator==(const DoorAnswer&) const = default;
};

// By day of the agenda: from the room's first session to the end of its last; in order of time.
Spans days_of(const std::vector<config::Session>& sessions, const std::string& room);

// One person's way through one door: passages in order of time.
class Stays {
  public:
    explicit Stays(const Spans& days) : days_(days) {}

    DoorAnswer pass(Passage passage);
    // So far; who is inside is there until `now_ms`.
    Spans until(std::int64_t now_ms) const;

  private:
    std::int64_t forgotten_end(std::int64_t in_ms) const;

    const Spans& days_;
    Spans over_;
    std::optional<Span> open_;  // until it ends as forgotten
};

}  // namespace paraninfo::attendance
