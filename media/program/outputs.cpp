#include "media/program/outputs.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace paraninfo::program {
namespace {

constexpr Instant clean_again_after = std::chrono::seconds(2);

// The best rendition alone, with key frames where clean_picture() says.
encode::EncoderSettings clean_settings_of(const Plan& plan) {
    encode::EncoderSettings settings = plan.encoder;
    settings.key_every = 0;
    settings.video.resize(1);
    settings.sounds = 0;
    settings.audio.clear();
    return settings;
}

Instant time_of(std::uint64_t count, std::uint64_t rate) {
    return std::chrono::seconds(count / rate) + Instant(count % rate * 1'000'000'000 / rate);
}

}  // namespace

Outputs::Outputs(const media_link::Configure& configure, const Plan& plan, const std::string& media_socket,
                 Output::Say say)
    : clean_settings_(clean_settings_of(plan)),
      fps_(plan.grid.fps),
      key_every_(plan.grid.segment_frames),
      say_(std::move(say)),
      best_(plan.video.size(), plan.grid.fps),
      avcc_(plan.video.size()) {
    for (const media_link::RoomOutput& output : configure.outputs)
        outputs_.emplace_back(output, media_socket, say_);
}

void Outputs::codec(std::size_t rendition, const std::string& avcc) {
    const std::lock_guard lock(mutex_);
    avcc_.at(rendition) = avcc;
}

void Outputs::picture(std::size_t rendition, std::uint64_t frame, bool key, const std::string& unit) {
    if (outputs_.empty()) return;
    const std::lock_guard lock(mutex_);
    if (best_.take(rendition, frame, key)) give(true, frame, key, avcc_[rendition], unit);
}

void Outputs::give(bool overlays, std::uint64_t frame, bool key, const std::string& avcc,
                   const std::string& unit) {
    for (Output& output : outputs_)
        if (output.settings().overlays == overlays) output.picture(time_of(frame, fps_), key, avcc, unit);
}

bool Outputs::wants(Sound which) const {
    return std::any_of(outputs_.begin(), outputs_.end(), [which](const Output& output) {
        return output.settings().sound == which && output.wanted();
    });
}

void Outputs::sound(Sound which, std::uint64_t first, std::span<const std::int16_t> samples) {
    for (Output& output : outputs_)
        if (output.settings().sound == which) output.sound(time_of(first, sound_rate), samples);
}

// The encoder's first frame is a key frame by itself; to ask for one before it would switch off all later
// requests.
void Outputs::clean_picture(std::uint64_t frame, const gst::SharedBuffer& picture) {
    const std::lock_guard lock(clean_mutex_);
    if (!clean_) return;
    const bool key = frame % key_every_ == 0;
    clean_->picture(frame, picture, !key, key && clean_begun_);
    clean_begun_ = true;
}

void Outputs::tend(Instant now) {
    for (Output& output : outputs_) output.tend(now);
    wants_clean_ = std::any_of(outputs_.begin(), outputs_.end(), [](const Output& output) {
        return !output.settings().overlays && output.wanted();
    });
    tend_clean(now);
}

// Made and ended outside the lock, as an output's muxer is.
void Outputs::tend_clean(Instant now) {
    if (clean_failed_.exchange(false)) clean_not_before_ = now + clean_again_after;
    const bool wanted = wants_clean_ && now >= clean_not_before_;
    std::unique_ptr<encode::Encoder> other;
    {
        const std::lock_guard lock(clean_mutex_);
        if (wanted == (clean_ != nullptr)) return;
        if (!wanted) std::swap(clean_, other);
    }
    if (!wanted) return;
    other = make_clean_encoder();
    const std::lock_guard lock(clean_mutex_);
    std::swap(clean_, other);
    clean_begun_ = false;
}

std::unique_ptr<encode::Encoder> Outputs::make_clean_encoder() {
    encode::EncoderHandlers to;
    to.video_codec = [this](std::size_t, const std::string& avcc) { clean_avcc_ = avcc; };
    to.video = [this](std::size_t, std::uint64_t frame, bool key, const std::string& unit) {
        give(false, frame, key, clean_avcc_, unit);
    };
    to.failed = [this](const std::string& text) {
        if (!clean_failed_.exchange(true)) say_("the picture without overlays: " + text);
    };
    try {
        return std::make_unique<encode::Encoder>(clean_settings_, std::move(to));
    } catch (const std::runtime_error& error) {
        say_(std::string("the picture without overlays: ") + error.what());
        clean_failed_ = true;
        return nullptr;
    }
}

}  // namespace paraninfo::program
