#pragma once

// A file as a source: opened for its first picture, at which it stands, then played, held, begun anew as the
// producer wants. At its end its last picture stays. It has a decoder only on its way, so that many files
// that stand cost a picture each. The pump asks for pictures and sounds; the rest comes by take() and tend(),
// on any thread.

#include "media/program/decoded_feed.hpp"
#include "protocol/media_link/stage.hpp"

#include <memory>
#include <mutex>
#include <string>

namespace paraninfo::program {

class PlayedFile final : public DecodedFeed {
  public:
    PlayedFile(std::string path, const FeedPlace& place, Say say);

    // How it is to be played from now on.
    void take(const media_link::FileMix& wish);
    void tend(Instant now) override;
    gst::SharedBuffer picture(Instant now) override;

    media_link::FileState state() const;  // without the source's name
    // It has not been opened yet; opening is under way.
    bool waits() const;
    bool opens() const;

  private:
    using State = media_link::FileState::State;
    using Why = media_link::FileState::Why;
    // A film may show one picture for long; a file that is stuck must not be taken for one for ever.
    static constexpr Instant stuck_after = std::chrono::seconds(60);

    DecoderHandlers playing_handlers();
    void note_position(Instant position);
    void step(Instant now);
    void open();
    void opened();
    void start();
    void go_on(Instant now);
    void follow(Instant now);
    void end_reached();
    void rewind();
    void refuse(Why why);
    void set_state(State state);
    bool has_picture() const;

    const std::string path_;

    mutable std::mutex acting_;  // of what is below; the pump never waits for it
    bool plays_ = false;
    bool loop_ = false;
    std::uint64_t begun_ = 0;

    mutable std::mutex mutex_;  // of what is below: for a moment only
    State state_ = State::opening;
    Why why_ = Why::nothing;
    std::uint64_t told_begun_ = 0;
    Instant position_{0};
    Instant length_{0};
    gst::SharedBuffer first_;
    gst::SharedBuffer shown_;
    bool fresh_ = false;  // something of this playing has been shown or waits to be

    std::unique_ptr<Decoder> decoder_;  // of acting_; its threads use all of the above
};

}  // namespace paraninfo::program
