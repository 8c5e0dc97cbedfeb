#pragma once

// The feeds that a programme fetches by itself: a file, an RTSP camera, a capture device. Played to its end,
// or until nothing comes any more (a frozen server raises no error), and then begun anew with a new decoder;
// after failures with back-off.

#include "media/program/back_off.hpp"
#include "media/program/decoded_feed.hpp"

#include <mutex>

namespace paraninfo::program {

class PulledFeed final : public DecodedFeed {
  public:
    using Make = std::function<std::unique_ptr<Decoder>(Decoder::Size size, DecoderHandlers handlers)>;

    PulledFeed(Make make, BackOff back_off, const FeedPlace& place, Say say);
    void tend(Instant now) override;

  private:
    void tell(const std::string& text);

    const Make make_;
    BackOff back_off_;
    Instant began_{0};
    Instant next_{0};  // not before
    std::mutex told_mutex_;
    std::string told_;  // the last trouble; the same one is told once
    std::unique_ptr<Decoder> decoder_;
};

// Throws std::invalid_argument for a file that can never be played.
std::unique_ptr<Feed> file_feed(const std::string& path, const FeedPlace& place, Say say);
std::unique_ptr<Feed> rtsp_feed(const RtspAddress& camera, const FeedPlace& place, Say say);
std::unique_ptr<Feed> capture_feed(const CaptureDevices& devices, const FeedPlace& place, Say say);

}  // namespace paraninfo::program
