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

PublishedFeed::PublishedFeed(const std::string& feed_socket, Instant origin, Instant frame,
                             Decoder::Size size, Say say)
    : DecodedFeed(origin, frame, size, std::move(say)),
      client_(feed_socket, {.begin = [this](const media_link::FeedBegin& session) { begin(session); },
                            .bytes = [this](const std::string& bytes) { return take(bytes); },
                            .end = [this] { decoder_.reset(); }}) {
}

void PublishedFeed::begin(const media_link::FeedBegin& session) {
    if (std::exchange(session_, session.session) != session.session) told_ = false;
    const bool flv = session.container == media_link::FeedBegin::Container::flv;
    decoder_.reset();
    decoder_ = try_decoder([this, flv] {
        return std::make_unique<Decoder>(flv ? Container::flv : Container::mpeg_ts, size_, handlers());
    });
}

// Where nothing comes of the bytes, the session is begun once more: FLV can be decoded from its beginning
// only.
bool PublishedFeed::take(const std::string& bytes) {
    const Instant without_sign = monotonic_now() - reception_.last_sign();
    const bool usable = decoder_ && !decoder_->over();
    if (usable && without_sign < dead_after) {
        decoder_->push(bytes);
        return true;
    }
    if (without_sign < retry_after) return true;
    if (!told_) say_("the publisher's stream gives nothing to show: decoding it anew");
    told_ = true;
    return false;
}

}  // namespace paraninfo::program
