#pragma once

// What feeds that are decoded have in common, and the sessions of a publisher, whose bytes the ingest hands
// over. A new decoder for each session.

#include "media/link/feed_client.hpp"
#include "media/program/decoder.hpp"
#include "media/program/freeze_detector.hpp"
#include "media/program/reception.hpp"

#include <memory>
#include <optional>

namespace paraninfo::program {

using Say = std::function<void(const std::string& text)>;

// Where a feed's pictures and sounds lie in the programme.
struct FeedPlace {
    Instant origin{0};  // CLOCK_MONOTONIC of the programme's sample 0
    Instant frame{0};   // how long a picture lasts
    Decoder::Size size;
    bool units = false;  // its pictures as they were coded are asked for too
};

// The reception and the decoder that fills it.
class DecodedFeed : public Feed {
  public:
    DecodedFeed(const FeedPlace& place, Say say);

    gst::SharedBuffer picture(Instant now) override { return reception_.picture(now); }
    std::vector<SourceUnit> take_units() override { return reception_.take_units(); }
    void sound(std::uint64_t first, std::span<std::int16_t> out) override { reception_.sound(first, out); }
    Signs signs() const override { return reception_.signs(); }

  protected:
    static constexpr Instant dead_after =
        std::chrono::seconds(4);  // bytes or a file, but nothing decoded from it

    static constexpr Instant retry_after = std::chrono::seconds(1);

    DecoderHandlers handlers();
    void take_picture(Instant source_time, const gst::SharedBuffer& picture);
    // Begins a session of the reception and makes its decoder; nothing where that fails.
    std::unique_ptr<Decoder> try_decoder(const std::function<std::unique_ptr<Decoder>()>& make);

    Reception reception_;
    const Decoder::Size size_;
    const bool units_;
    const Say say_;

  private:
    FreezeDetector freeze_;  // of the decoder's thread; there is one decoder at a time
};

class PublishedFeed final : public DecodedFeed {
  public:
    PublishedFeed(const std::string& feed_socket, const FeedPlace& place, Say say);
    void tend(Instant) override {}  // bytes drive it

  private:
    void begin(const media_link::FeedBegin& session);
    bool take(const std::string& bytes);

    std::unique_ptr<Decoder> decoder_;  // of the client's thread
    std::uint64_t session_ = 0;
    bool told_ = false;  // of a session without anything to show; once is enough
    link::FeedClient client_;
};

}  // namespace paraninfo::program
