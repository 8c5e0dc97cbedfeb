#pragma once

// What a room with panelists has beside its floor: the hall's further feeds, panelists' publications, files,
// the mix, the return, and what the gateway hears of all of them. Made of MixedFeed and Contributions, which
// know nothing of each other's insides.

#include "media/contribution/contributions.hpp"
#include "media/mix/loudness_meter.hpp"
#include "media/program/echo_trial.hpp"
#include "media/program/mixed_feed.hpp"
#include "media/program/plan.hpp"
#include "media/program/played_files.hpp"
#include "media/program/previews.hpp"
#include "media/program/wanted_sources.hpp"
#include "protocol/hall_listener.hpp"

#include <functional>
#include <mutex>
#include <span>
#include <vector>

namespace paraninfo::program {

class Studio {
  public:
    using Send = std::function<void(media_link::Message)>;  // any thread; must not block

    // `configure` takes contributions. The floor lives longer; `halls` are the hall's other feeds.
    Studio(const media_link::Configure& configure, const Plan& plan, Feed& floor, MixedFeed::Slate slate,
           Instant origin, Send send, HallFeeds halls = HallFeeds());

    Feed& feed() { return feed_; }
    bool wants_slate() const { return feed_.wants_slate(); }  // any thread
    // Where panelists' pictures and sounds go: what Contributions is given.
    contribution::Receiver& receiver() { return feed_.receiver(); }

    // Offers, candidates, leaves, mixes, asides and tests of the echo; anything else is not for here. Any
    // thread.
    void take(media_link::Message message);
    // About ten times a second, on one thread. `spare`: the machine carries one more panelist.
    void tend(bool spare);

    // The return: what viewers see and hear, but for each listener's own part. On the pump's thread.
    void picture(Instant at, const gst::SharedBuffer& picture);
    // Of the block that the feed gave last; where that is hidden from viewers, silence but for solos, what is
    // said aside and the test of the echo. `output`, empty while nobody receives one, gets the same block as
    // a hall hears it: without the hall, at the hall's levels.
    void sound(std::uint64_t first, std::size_t samples, bool hidden, std::span<std::int16_t> output = {});
    // The picture that the feed gave last, without the lower third; nothing where it has none. On the pump's
    // thread, and only while it is wanted.
    gst::SharedBuffer clean_picture() const { return feed_.clean_picture(); }
    void want_clean_picture(bool wanted) { feed_.want_clean_picture(wanted); }  // any thread
    // The same block as viewers hear it in the end; on the pump's thread.
    void programme_sound(std::span<const std::int16_t> samples) { meter_.add(samples); }

  private:
    Previews::Handlers preview_handlers();
    contribution::ContributionHandlers contribution_handlers();
    std::vector<media_link::SourceState> hall_states();
    void add_files(media_link::Sources& all);
    media_link::ProgrammeLoudness take_loudness();
    void take_mix(const media_link::Mix& mix);
    void tend_wanted();
    void say(const std::string& text);
    void hear_floor(std::size_t samples);

    // The hall as its players are, and apart from them: each has what it had in the block before.
    static inline const contribution::Listener output_listener{hall_listener,
                                                               media_link::Offer::Bus::hall_minus};

    const Send send_;
    const Instant origin_;
    const std::uint8_t fps_;
    const std::int16_t target_lufs_;  // 0: none
    PlayedFiles files_;
    HallFeeds halls_;
    MixedFeed feed_;
    contribution::Contributions contributions_;
    Previews previews_;
    mix::LoudnessMeter meter_;
    EchoTrial echo_;
    std::mutex mutex_;  // of what is wanted, which goes on in this order
    WantedSources wanted_;
    std::vector<std::int16_t> heard_;  // of the pump's thread
    unsigned tends_ = 0;
};

// Of a peak of 0 to 32768.
std::int16_t hundredths_of_dbfs(int peak);

}  // namespace paraninfo::program
