#include "media/program/decoded_feed.hpp"

#include "media/gst/mapped.hpp"
#include "media/program/clock.hpp"

#include <stdexcept>

namespace paraninfo::program {

DecodedFeed::DecodedFeed(const FeedPlace& place, Say say)
    : reception_(place.origin, place.frame), size_(place.size), units_(place.units), say_(std::move(say)) {
}

DecoderHandlers DecodedFeed::handlers() {
    DecoderHandlers to{
        .picture = [this](Instant time, const gst::SharedBuffer& picture) { take_picture(time, picture); },
        .sound =
            [this](Instant time, std::span<const std::int16_t> samples) {
                reception_.put_sound(time, monotonic_now(), samples);
            },
        .said = say_};
    if (units_) to.unit = [this](SourceUnit unit) { reception_.put_unit(std::move(unit)); };
    return to;
}

void DecodedFeed::take_picture(Instant source_time, const gst::SharedBuffer& picture) {
    const Instant arrival = monotonic_now();
    gst::Mapped mapped(picture.get());
    // I420's rows of luma come first, each filled up to four bytes.
    const bool moved = freeze_.changed(mapped.bytes(), size_.width, size_.height, (size_.width + 3) & ~3);
    if (moved) reception_.note_move(arrival);
    reception_.put_picture(source_time, arrival, picture);
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

PublishedFeed::PublishedFeed(const std::string& feed_socket, const FeedPlace& place, Say say)
    : DecodedFeed(place, std::move(say)),
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
