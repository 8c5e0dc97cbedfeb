#pragma once

// Gives each unit of a source its place in the programme: one offset for picture and sound, so lips stay with
// voices. The offset grows when units come late, is drawn back when all come needlessly early, and is set
// anew when the source's clock jumps. A source whose times are the programme's clock's own has an offset from
// the beginning; somebody speaks with others there, so less of it is needless, but it is given back later:
// who lost a packet loses more. A source whose picture and sound disagree by more than a jump gets an offset
// for each. Pure; not for two threads at once.

#include "media/program/feed.hpp"

#include <array>
#include <optional>

namespace paraninfo::program {

enum class Stream : std::uint8_t { picture = 0, sound = 1 };

class Retimer {
  public:
    static constexpr Instant first_margin = std::chrono::milliseconds(40);
    static constexpr Instant late_max = std::chrono::seconds(1);   // later than this is a jump back
    static constexpr Instant early_max = std::chrono::seconds(2);  // earlier than this is a jump forward
    static constexpr Instant slack_max = std::chrono::milliseconds(150);
    static constexpr Instant window = std::chrono::seconds(5);
    static constexpr Instant clocked_margin = std::chrono::milliseconds(10);
    static constexpr Instant clocked_slack_max = std::chrono::milliseconds(40);
    static constexpr Instant clocked_window = std::chrono::seconds(15);
    static constexpr Instant calm_first = std::chrono::minutes(2);
    static constexpr Instant calm_most = std::chrono::minutes(32);
    static constexpr int jumps_until_split = 8;  // within a window

    struct Place {
        Instant due{0};
        bool jumped = false;  // what waits from before lies on another timeline
        bool operator==(const Place&) const = default;
    };

    // The offset of a source whose times are of the programme's clock.
    struct Clocked {
        Instant first{0};
        Instant least{0};  // what a good line may come down to
    };
    explicit Retimer(std::optional<Clocked> clocked = {}) : clocked_(clocked) {
        if (clocked) offset_.fill(clocked->first);
    }

    // `lead`: how long before `due` the unit must have come (sound is read a block ahead).
    Place place(Stream stream, Instant source_time, Instant arrival, Instant lead);

    bool split() const { return split_; }

  private:
    Place anchor(Stream stream, Instant source_time, Instant arrival, Instant lead);
    void count_jump(Instant arrival);
    void grow(Stream stream, Instant by, Instant arrival);
    void move(Stream stream, Instant by);
    Instant spare(Instant offset, Instant now) const;
    void draw_back(Stream stream, Instant early, Instant arrival);

    std::optional<Clocked> clocked_;
    std::array<std::optional<Instant>, 2> offset_;
    bool split_ = false;
    int jumps_ = 0;
    Instant jumps_since_{0};
    std::optional<Instant> late_at_;  // when a unit last came late, or on another timeline
    Instant calm_ = calm_first;       // so long after it the offset stays above the first one
    std::optional<Instant> window_end_;
    std::optional<Instant> least_early_;
};

}  // namespace paraninfo::program
