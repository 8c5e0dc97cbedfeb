#pragma once

// Access units of all renditions in, media_link messages out: init segments first and for all, then parts.
// May be called from every encoder's thread; the sink is called under its lock and must not block.

#include "media/cmaf/segmenter.hpp"
#include "media/program/feed.hpp"
#include "media/program/plan.hpp"

#include <functional>
#include <mutex>
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

  private:
    static constexpr std::size_t held_max = 256;  // parts that wait for the last init

    void add_init(media_link::Init init);
    void add_parts(std::uint16_t rendition, cmaf::Cut cut);
    void fail(const std::string& text);

    const Plan plan_;
    std::mutex mutex_;
    Sink sink_;
    std::function<void(const std::string&)> failed_;
    std::vector<cmaf::VideoSegmenter> video_;
    std::vector<cmaf::AudioSegmenter> audio_;
    std::vector<std::uint64_t> counts_from_;  // the frame from which a video rendition's units count
    std::vector<bool> has_init_;              // videos first, then audio
    std::size_t inits_left_;
    std::vector<media_link::Message> held_;
    bool over_ = false;
};

}  // namespace paraninfo::program
