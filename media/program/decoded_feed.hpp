#pragma once

// The feeds that are decoded: a file, played again and again, and the sessions of a publisher, whose
// bytes the ingest hands over. A new decoder for each playing and each session.

#include "media/link/feed_client.hpp"
#include "media/program/decoder.hpp"
#include "media/program/reception.hpp"

#include <memory>
#include <optional>

namespace paraninfo::program {

using Say = std::function<void(const std::string& text)>;

// What both kinds share: the reception and the decoder that fills it.
class DecodedFeed : public Feed {
  public:
    DecodedFeed(Instant origin, Instant frame, Decoder::Size size, Say say);

    gst::SharedBuffer picture(Instant now) override { return reception_.picture(now); }
    void sound(std::uint64_t first, std::span<std::int16_t> out) override { reception_.sound(first, out); }

  protected:
    static constexpr Instant dead_after =
        std::chrono::seconds(4);  // bytes or a file, but nothing decoded from it

    static constexpr Instant retry_after = std::chrono::seconds(1);

    DecoderHandlers handlers();
    // Begins a session of the reception and makes its decoder; nothing where that fails.
    std::unique_ptr<Decoder> try_decoder(const std::function<std::unique_ptr<Decoder>()>& make);

    Reception reception_;
    const Decoder::Size size_;
    const Say say_;
};

class FileFeed final : public DecodedFeed {
  public:
    FileFeed(std::string path, Instant origin, Instant frame, Decoder::Size size, Say say);
    void tend(Instant now) override;

  private:
    const std::string path_;
    std::optional<Instant> started_;
    std::unique_ptr<Decoder> decoder_;
};

class PublishedFeed final : public DecodedFeed {
  public:
    PublishedFeed(const std::string& feed_socket, Instant origin, Instant frame, Decoder::Size size, Say say);
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
