#pragma once

// A feed that is made of feeds: the floor, the hall's further ones, what panelists send and files, seen and
// heard as the producer's mix says. Before any mix came it is the floor. A scene that shows one source in
// full, at the programme's size, hands its buffer on without touching it.
//
// A source that sends no picture keeps its last one for half a second, then it is a card with its name; the
// floor alone leaves the picture to the slate, and so does a scene without sources. What goes over into the
// slate or out of it is mixed here.
//
// What is said aside, a producer's talkback above all, is heard by those whom it is for and is never in the
// programme.

#include "media/contribution/contributions.hpp"
#include "media/mix/sound_matrix.hpp"
#include "media/program/asides.hpp"
#include "media/program/clock.hpp"
#include "media/program/contributed.hpp"
#include "media/program/decoded_feed.hpp"
#include "media/program/ducking.hpp"
#include "media/program/hall_feeds.hpp"
#include "media/program/played_files.hpp"
#include "media/program/return_levels.hpp"
#include "media/program/scene_course.hpp"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::program {

class MixedFeed final : public Feed {
  public:
    // What is seen where this has no picture, at the programme's size. Called on the pump's thread, and only
    // while something goes over into it or out of it.
    using Slate = std::function<gst::SharedBuffer()>;

    // `place.units` is false: what is mixed has no coded pictures of its own.
    // The floor, the files and the hall's other feeds live longer; null: there are none.
    MixedFeed(Feed& floor, const FeedPlace& place, Slate slate, Contributed::Clock clock = monotonic_now,
              PlayedFiles* files = nullptr, HallFeeds* halls = nullptr);

    // Where panelists' pictures and sounds go.
    contribution::Receiver& receiver() { return contributed_; }
    // Any thread; seen from the next frame on, heard from the block after its beginning on. Draws what must
    // be drawn on the caller's.
    void mix(const media_link::Mix& mix);
    // Any thread; from the next frame on.
    void set_asides(media_link::Asides asides);

    gst::SharedBuffer picture(Instant now) override;
    void sound(std::uint64_t first, std::span<std::int16_t> out) override;
    void tend(Instant now) override { floor_.tend(now); }
    Signs signs() const override { return floor_.signs(); }

    // The picture that picture() gave last as it was before the lower third was laid over it, while that is
    // wanted; nothing where there was none. On the pump's thread.
    gst::SharedBuffer clean_picture() const { return clean_; }
    void want_clean_picture(bool wanted) { wants_clean_ = wanted; }  // any thread

    // The block that sound() gave last, as this listener hears it; once for each, on the pump's thread. Where
    // it is `hidden`, viewers have the slate: of the programme nothing is heard, and what is said aside goes
    // on.
    void sound_for(const contribution::Listener& listener, std::span<std::int16_t> out, bool hidden = false);

    // Any thread. The highest sample of the source since the last call, 0 to 32768, before it is mixed.
    int take_peak(const std::string& source);
    // Any thread: what each source had to show in the newest frame.
    std::vector<Contributed::Seen> seen() const;
    mix::Size size() const { return size_; }
    // Any thread. The scene has no sources: the slate is what is wanted.
    bool wants_slate() const { return wants_slate_; }

  private:
    PreparedMix prepare(const media_link::Mix& mix);
    void take_wishes();
    void take_news(Instant now);
    gst::SharedBuffer picture_of(const std::string& source) const;
    bool is_slate(const Prepared& prepared) const;
    bool meets_slate() const;
    mix::Layer layer_of(mix::Place place) const;
    std::vector<mix::Place> places_of(const Prepared& prepared) const;
    std::vector<mix::Layer> layers_of(const std::vector<mix::Place>& places) const;
    gst::SharedBuffer whole_of(const Prepared& prepared);
    std::vector<mix::Layer> scene_layers();
    mix::Layer third() const;
    gst::SharedBuffer compose();
    double share_of(const std::string& source) const;
    mix::SoundMatrix::Level level_of(const std::string& source, double share) const;
    void add_sound(const std::string& source, std::uint64_t first);
    void read_sound(const std::string& source, std::uint64_t first);
    void note_peaks();

    Feed& floor_;
    const Slate slate_;
    PlayedFiles* const files_;
    HallFeeds* const halls_;
    const mix::Size size_;
    Contributed contributed_;

    std::mutex drawing_;                                                      // of what is below
    std::map<std::string, std::pair<std::string, gst::SharedBuffer>> cards_;  // by source: name and card

    std::pair<std::string, std::string> third_lines_;
    mix::Layer third_;  // of these lines

    std::atomic<bool> wants_slate_ = false;
    std::atomic<bool> wants_clean_ = false;
    mutable std::mutex mutex_;  // of what is below
    PreparedMix waiting_;
    std::optional<media_link::Asides> waiting_asides_;
    std::vector<Contributed::Seen> seen_;
    std::map<std::string, int> peaks_;

    // Of the pump's thread.
    SceneCourse course_;
    mix::PictureMixer mixer_;
    mix::SoundMatrix matrix_;
    Ducking ducking_;
    ReturnLevels returns_;
    Asides asides_;
    std::vector<Contributed::Seen> now_;  // the floor first, then the hall's others
    std::vector<std::string> sounding_;   // in the matrix
    std::vector<std::int16_t> part_;
    gst::SharedBuffer clean_;
};

}  // namespace paraninfo::program
