#include "media/program/packager.hpp"

#include "media/cmaf/init_segment.hpp"

#include <limits>
#include <utility>

namespace paraninfo::program {
namespace {

// The encoder may spend its whole buffer (one second) at once, so a peak is a good deal above the mean.
std::uint32_t peak_bandwidth(int kbit) {
    return static_cast<std::uint32_t>(kbit) * 1300;
}

template <typename Timed>
Timed placed(std::uint16_t rendition, const cmaf::Part& part) {
    Timed message;
    message.rendition = rendition;
    message.segment = part.segment;
    message.index = part.index;
    message.duration = Instant(std::int64_t{part.duration} * 1'000'000'000 / part.timescale);
    message.last = part.last;
    message.captured_at = Instant(part.capture_ns);
    return message;
}

media_link::Message message_of(std::uint16_t rendition, cmaf::Part part) {
    if (part.bytes.empty()) return placed<media_link::Gap>(rendition, part);
    auto message = placed<media_link::Part>(rendition, part);
    message.independent = part.independent;
    message.bytes = std::make_shared<const std::string>(std::move(part.bytes));
    return message;
}

}  // namespace

Packager::Packager(const Plan& plan, Instant origin, Sink sink,
                   std::function<void(const std::string&)> failed)
    : plan_(plan),
      sink_(std::move(sink)),
      failed_(std::move(failed)),
      origin_(origin),
      counts_from_(plan.video.size()),
      inits_(plan.video.size() + plan.audio.size()),
      inits_left_(inits_.size()),
      cuts_(plan.direct ? std::make_shared<cmaf::Cuts>(plan.grid, 0)
                        : std::make_shared<cmaf::Cuts>(plan.grid)),
      is_moved_(inits_.size()) {
    video_.assign(plan.video.size(), cmaf::VideoSegmenter(cuts_, origin.count()));
    audio_.assign(plan.audio.size(), cmaf::AudioSegmenter(cuts_, origin.count(), encode::aac_priming_units));
}

void Packager::video_codec(std::size_t rendition, const std::string& avcc) {
    const std::lock_guard lock(mutex_);
    const encode::VideoRendition& settings = plan_.encoder.video.at(rendition);
    const auto init = cmaf::video_init(avcc, static_cast<std::uint16_t>(settings.width),
                                       static_cast<std::uint16_t>(settings.height));
    if (!init) return fail("the encoder's H.264 configuration cannot be read");
    if (inits_[rendition]) return fail("the encoder changed its configuration");
    media_link::Init message;
    message.rendition = plan_.video[rendition];
    message.kind = media_link::Kind::video;
    message.codec = init->codecs;
    message.width = static_cast<std::uint16_t>(init->width);
    message.height = static_cast<std::uint16_t>(init->height);
    message.fps_numerator = plan_.grid.fps;
    message.fps_denominator = 1;
    message.bandwidth = peak_bandwidth(settings.kbit);
    message.bytes = init->bytes;
    add_init(rendition, std::move(message));
}

void Packager::audio_codec(std::size_t rendition, const std::string& audio_specific_config) {
    const std::lock_guard lock(mutex_);
    const int kbit = plan_.encoder.audio.at(rendition).kbit;
    const auto bits = static_cast<std::uint32_t>(kbit) * 1000;
    const auto init = cmaf::audio_init(audio_specific_config, bits);
    if (!init) return fail("the encoder's AAC configuration cannot be read");
    const std::size_t place = plan_.video.size() + rendition;
    if (inits_[place]) return fail("the encoder changed its configuration");
    media_link::Init message;
    message.rendition = plan_.audio[rendition];
    message.kind = media_link::Kind::audio;
    message.codec = init->codecs;
    message.sample_rate = init->sample_rate;
    message.channels = static_cast<std::uint8_t>(init->channels);
    message.bandwidth = peak_bandwidth(kbit);
    message.bytes = init->bytes;
    add_init(place, std::move(message));
}

void Packager::video(std::size_t rendition, std::uint64_t frame, bool key, std::string bytes) {
    const std::lock_guard lock(mutex_);
    if (frame < counts_from_.at(rendition)) return;
    if (is_due_to_move(rendition, frame)) move_video(rendition);
    // One more frame than its last was coded, to be told by it that the last is there.
    if (passes(rendition) && is_moved(rendition)) return;
    add_parts(rendition, video_.at(rendition).push(frame, key, std::move(bytes)));
}

void Packager::give_up(std::size_t rendition, std::uint64_t frame) {
    const std::lock_guard lock(mutex_);
    counts_from_.at(rendition) = std::numeric_limits<std::uint64_t>::max();
    if (is_due_to_move(rendition, frame)) move_video(rendition);
    if (!passes(rendition)) add_parts(rendition, video_.at(rendition).skip_to(frame));
}

void Packager::take_up(std::size_t rendition, std::uint64_t frame) {
    const std::lock_guard lock(mutex_);
    if (is_due_to_move(rendition, frame)) move_video(rendition);
    counts_from_.at(rendition) = frame;
    add_parts(rendition, video_.at(rendition).skip_to(frame));
}

void Packager::audio(std::size_t rendition, std::int64_t sample, std::string bytes) {
    const std::lock_guard lock(mutex_);
    const std::size_t place = video_.size() + rendition;
    cmaf::AudioSegmenter& segmenter = audio_.at(rendition);
    add_parts(place, segmenter.push(sample, std::move(bytes)));
    if (!segmenter.over() || !next_cuts_) return;
    segmenter.go_on(next_cuts_);
    moved(place);
}

void Packager::add_init(std::size_t place, media_link::Init init) {
    if (over_) return;
    inits_[place] = init;
    sink_(std::move(init));
    if (--inits_left_ > 0) return;
    for (media_link::Message& message : held_) sink_(std::move(message));
    held_.clear();
}

void Packager::add_parts(std::size_t place, cmaf::Cut cut) {
    if (over_) return;
    const std::uint16_t rendition = rendition_at(place);
    if (cut.fault != cmaf::Fault::none)
        return fail("rendition " + std::to_string(rendition) + ": " + cmaf::to_string(cut.fault));
    for (cmaf::Part& part : cut.parts) {
        media_link::Message message = message_of(rendition, std::move(part));
        if (inits_left_ == 0 && !is_moved_[place])
            sink_(std::move(message));
        else if (held_.size() < held_max)
            held_.push_back(std::move(message));
        else
            return fail("an encoder gave no configuration");
    }
}

std::uint16_t Packager::rendition_at(std::size_t place) const {
    return place < plan_.video.size() ? plan_.video[place] : plan_.audio[place - plan_.video.size()];
}

void Packager::fail(const std::string& text) {
    if (over_) return;
    over_ = true;
    failed_(text);
}

}  // namespace paraninfo::program
