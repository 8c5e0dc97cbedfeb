#pragma once

// All ways out of a programme by SRT. What viewers are shown is passed on as it is coded already, in the best
// rendition there is; a picture without overlays is coded here once more, while somebody receives it.

#include "media/encode/encoder.hpp"
#include "media/program/best_rendition.hpp"
#include "media/program/output.hpp"
#include "media/program/plan.hpp"

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace paraninfo::program {

class Outputs {
  public:
    using Sound = media_link::RoomOutput::Sound;

    Outputs(const media_link::Configure& configure, const Plan& plan, const std::string& media_socket,
            Output::Say say);

    // Of the programme's encoders, on their threads.
    void codec(std::size_t rendition, const std::string& avcc);
    void picture(std::size_t rendition, std::uint64_t frame, bool key, const std::string& unit);

    // On the pump's thread; `first` counts samples from the programme's beginning.
    bool wants(Sound which) const;
    void sound(Sound which, std::uint64_t first, std::span<const std::int16_t> samples);
    // What viewers would see without the lower third; for each frame, whether wanted or not.
    void clean_picture(std::uint64_t frame, const gst::SharedBuffer& picture);
    bool wants_clean() const { return wants_clean_; }  // any thread

    // About ten times a second, on one thread.
    void tend(Instant now);

  private:
    void give(bool overlays, std::uint64_t frame, bool key, const std::string& avcc, const std::string& unit);
    void tend_clean(Instant now);
    std::unique_ptr<encode::Encoder> make_clean_encoder();

    const encode::EncoderSettings clean_settings_;
    const std::uint64_t fps_;
    const std::uint64_t key_every_;
    const Output::Say say_;
    std::deque<Output> outputs_;  // its entries stay where they are

    std::mutex mutex_;  // of the next two
    BestRendition best_;
    std::vector<std::string> avcc_;  // of each rendition

    std::atomic<bool> wants_clean_ = false;
    std::atomic<bool> clean_failed_ = false;
    Instant clean_not_before_{0};  // of the thread that tends
    std::string clean_avcc_;       // of the encoder's thread
    std::mutex clean_mutex_;       // of the next two
    std::unique_ptr<encode::Encoder> clean_;
    bool clean_begun_ = false;
};

}  // namespace paraninfo::program
