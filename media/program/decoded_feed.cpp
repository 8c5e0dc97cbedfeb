#include "media/program/decoded_feed.hpp"

#include "media/program/clock.hpp"

#include <stdexcept>

namespace paraninfo::program {

DecodedFeed::DecodedFeed(Instant origin, Instant frame, Decoder::Size size, Say say)
    : reception_(origin, frame), size_(size), say_(std::move(say)) {
}

DecoderHandlers DecodedFeed::handlers() {
    return {.picture =
                [this](Instant time, gst::SharedBuffer picture) {
                    reception_.put_picture(time, monotonic_now(), picture);
                },
            .sound =
                [this](Instant time, std::span<const std::int16_t> samples) {
                    reception_.put_sound(time, monotonic_now(), samples);
                },
            .said = say_};
}

// No decoder where none can be made: the slate is shown, and the next attempt may do better.
std::unique_ptr<Decoder> DecodedFeed::try_decoder(const std::function<std::unique_ptr<Decoder>()>& make) {
    reception_.begin(monotonic_now());
    try {
        return make();
    } catch (const std::runtime_error& error) {
        say_(error.what());
        return nullptr;
    }
}

FileFeed::FileFeed(std::string path, Instant origin, Instant frame, Decoder::Size size, Say say)
    : DecodedFeed(origin, frame, size, std::move(say)), path_(std::move(path)) {
    container_of(path_);  // a name that can never be played is a wrong configuration
    tend(monotonic_now());
}

void FileFeed::tend(Instant now) {
    const bool dead = now - reception_.last_sign() > dead_after;
    if (decoder_ && !decoder_->over() && !dead) return;
    // A file that cannot be played at all is not tried more than once a second.
    if (started_ && now - *started_ < retry_after) return;
    started_ = now;
    decoder_.reset();
    decoder_ = try_decoder([this] { return std::make_unique<Decoder>(path_, size_, handlers()); });
}

SrtFeed::SrtFeed(const std::string& feed_socket, Instant origin, Instant frame, Decoder::Size size, Say say)
    : DecodedFeed(origin, frame, size, std::move(say)),
      client_(feed_socket, {.begin =
                                [this](std::uint64_t) {
                                    told_ = false;
                                    begin();
                                },
                            .bytes = [this](const std::string& bytes) { take(bytes); },
                            .end = [this] { decoder_.reset(); }}) {
}

void SrtFeed::begin() {
    decoder_.reset();
    decoder_ = try_decoder([this] { return std::make_unique<Decoder>(size_, handlers()); });
}

void SrtFeed::take(const std::string& bytes) {
    const Instant without_sign = monotonic_now() - reception_.last_sign();
    const bool usable = decoder_ && !decoder_->over();
    if (usable && without_sign < dead_after) return decoder_->push(bytes);
    if (without_sign < retry_after) return;
    if (!told_) say_("the publisher's stream gives nothing to show: decoding it anew");
    told_ = true;
    begin();
    if (decoder_) decoder_->push(bytes);
}

}  // namespace paraninfo::program
