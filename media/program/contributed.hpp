#pragma once

// What panelists send, by source: a reception for each, filled on the publishers' threads and read by the
// pump. Picture and sound of a source are presented one and the same time after they came, so that lips and
// voices stay together: more where a publisher's line needs it, less where a good one does not (Retimer).

#include "media/contribution/receiver.hpp"
#include "media/contribution/repair_wait.hpp"
#include "media/program/reception.hpp"
#include "protocol/media_link/source_names.hpp"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace paraninfo::program {

// The room's own feed among the sources' names.
inline const std::string floor_source = "floor";
// What comes from the hall: its own feed, and its further ones.
inline bool is_hall(const std::string& source) {
    return source == floor_source || media_link::is_feed(source);
}

class Contributed final : public contribution::Receiver {
  public:
    // At first what a jitter buffer waits for what was lost, and the decoding; a line that loses nothing
    // comes down to the decoding.
    static constexpr Instant offset = contribution::RepairWait::least + std::chrono::milliseconds(20);
    static constexpr Instant offset_least = std::chrono::milliseconds(30);
    static constexpr std::size_t sources_max = 32;  // those beyond it are left out

    using Clock = std::function<Instant()>;  // CLOCK_MONOTONIC

    // `origin` and `frame` as Reception has them.
    Contributed(Instant origin, Instant frame, Clock clock)
        : origin_(origin), frame_(frame), clock_(std::move(clock)) {}

    void begin(const std::string& source) override;
    void picture(const std::string& source, Instant at, contribution::Picture picture) override;
    void sound(const std::string& source, Instant at, std::span<const std::int16_t> samples) override;
    void end(const std::string& source) override;

    struct Seen {
        std::string source;
        gst::SharedBuffer picture;  // says how large it is; nothing where none came for half a second
    };
    // Every source there is at this instant; for the pump. One that ended is among them until its last
    // picture is too old.
    std::vector<Seen> pictures(Instant now);
    // Silence where there is no such source.
    void sound_of(const std::string& source, std::uint64_t first, std::span<std::int16_t> out);

  private:
    struct Source {
        Source(Instant origin, Instant frame)
            : reception(origin, frame, Retimer::Clocked{offset, offset_least}) {}
        Reception reception;
        bool over = false;  // under the map's lock
    };
    std::shared_ptr<Source> find(const std::string& source) const;

    const Instant origin_;
    const Instant frame_;
    const Clock clock_;
    mutable std::mutex mutex_;
    std::map<std::string, std::shared_ptr<Source>> sources_;
};

}  // namespace paraninfo::program
