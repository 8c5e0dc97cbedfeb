#pragma once

// Access units of all renditions in, media_link messages out: init segments first and for all, then parts.
// May be called from every encoder's thread; the sink is called under its lock and must not block.
//
// A direct room's cuts follow its source, and it goes over to a new timeline where its best rendition is
// passed on from then on, or is not any more. Encoders are behind, each by itself: what is of the new
// timeline waits until the old one is complete in all renditions, then Discontinuity says that it is over.

#include "media/cmaf/segmenter.hpp"
#include "media/program/feed.hpp"
#include "media/program/plan.hpp"
#include "media/program/source_unit.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace paraninfo::program {

class Packager {
  public:
    using Sink = std::function<void(media_link::Message)>;

    // `origin`: CLOCK_MONOTONIC of frame 0 and sample 0. `failed`: the run cannot go on; called once.
    Packager(const Plan& plan, Instant origin, Sink sink, std::function<void(const std::string&)> failed);

    void video_codec(std::size_t rendition, const std::string& avcc);
    void audio_codec(std::size_t rendition, const std::string& audio_specific_config);
    void video(std::size_t rendition, std::uint64_t frame, bool key, std::string bytes);
    // From now on nothing of this video rendition counts: each of its parts before `frame` that is not there
    // yet is a gap. Again at each part's start, until take_up().
    void give_up(std::size_t rendition, std::uint64_t frame);
    // It goes on with `frame`, which opens a segment.
    void take_up(std::size_t rendition, std::uint64_t frame);
    void audio(std::size_t rendition, std::int64_t sample, std::string bytes);

    // Of a direct room, by the pump, for each frame before anybody else hears of it.
    cmaf::Opens follow(std::uint64_t frame, bool opens_segment);
    // In place of follow(): a new timeline, in which the best rendition is passed on where there is a format.
    // Only while settled().
    cmaf::Opens begin_timeline(std::uint64_t frame, std::shared_ptr<const UnitFormat> passed);
    // The newest timeline is the one whose parts go out.
    bool settled() const;
    // What the best rendition passes on in this frame; for each frame while it does.
    void pass(std::uint64_t frame, std::vector<cmaf::Unit> units);

  private:
    static constexpr std::size_t held_max = 256;    // parts that wait for the last init
    static constexpr std::size_t passed_max = 300;  // frames that wait for the encoder's last

    using Cuts = std::shared_ptr<cmaf::Cuts>;
    struct Passed {
        std::uint64_t frame = 0;
        std::vector<cmaf::Unit> units;
    };
    // `place`: videos first, then audio.
    bool is_due_to_move(std::size_t rendition, std::uint64_t frame) const;
    bool is_moved(std::size_t place) const { return !next_cuts_ || is_moved_[place]; }
    bool passes(std::size_t rendition) const { return rendition == 0 && passed_ != nullptr; }
    void move_video(std::size_t rendition);
    void moved(std::size_t place);
    void begin_to_send();
    std::optional<media_link::Init> init_at(std::size_t place) const;
    std::uint16_t rendition_at(std::size_t place) const;
    void add_init(std::size_t place, media_link::Init init);
    void add_parts(std::size_t place, cmaf::Cut cut);
    void fail(const std::string& text);

    const Plan plan_;
    mutable std::mutex mutex_;
    Sink sink_;
    std::function<void(const std::string&)> failed_;
    const Instant origin_;
    std::vector<cmaf::VideoSegmenter> video_;
    std::vector<cmaf::AudioSegmenter> audio_;
    std::vector<std::uint64_t> counts_from_;  // the frame from which a video rendition's units count
    std::vector<std::optional<media_link::Init>> inits_;  // the encoders'; videos first, then audio
    std::size_t inits_left_;
    std::vector<media_link::Message> held_;
    // Of a direct room.
    Cuts cuts_;
    Cuts next_cuts_;              // while renditions move
    std::vector<bool> is_moved_;  // places as in inits_
    std::size_t moves_left_ = 0;
    std::uint32_t timeline_ = 0;
    std::shared_ptr<const UnitFormat> passed_;  // in the newest timeline
    std::vector<Passed> waiting_;               // until the encoder's last unit of the old timeline is there
    bool over_ = false;
};

}  // namespace paraninfo::program
