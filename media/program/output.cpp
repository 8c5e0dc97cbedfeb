#include "media/program/output.hpp"

#include <stdexcept>
#include <utility>

namespace paraninfo::program {

Output::Output(const media_link::RoomOutput& settings, const std::string& media_socket, Say say)
    : settings_(settings),
      say_(std::move(say)),
      client_(link::output_socket_path(media_socket, settings.output),
              [this](bool wanted) { wanted_ = wanted; }) {
}

void Output::picture(Instant at, bool key, const std::string& avcc, const std::string& unit) {
    const std::lock_guard lock(mutex_);
    if (muxer_) muxer_->picture(at, key, avcc, unit);
}

void Output::sound(Instant at, std::span<const std::int16_t> samples) {
    const std::lock_guard lock(mutex_);
    if (muxer_) muxer_->sound(at, samples);
}

// A muxer is made and ended outside the lock: both take a while, and the pump must not wait.
void Output::tend(Instant now) {
    const bool failed = failed_.exchange(false);
    if (failed) not_before_ = now + again_after;
    const bool wanted = wanted_ && now >= not_before_;
    if (wanted == has_muxer_) return;
    std::unique_ptr<encode::TsMuxer> other = wanted ? make_muxer() : nullptr;
    has_muxer_ = other != nullptr;
    {
        const std::lock_guard lock(mutex_);
        std::swap(muxer_, other);
    }
}

std::unique_ptr<encode::TsMuxer> Output::make_muxer() {
    try {
        return std::make_unique<encode::TsMuxer>(encode::TsMuxerHandlers{
            [this](bool opens, const std::string& packets) { client_.send(opens, packets); },
            [this](const std::string& text) {
                if (!failed_.exchange(true)) say_("output " + settings_.output + ": " + text);
            }});
    } catch (const std::runtime_error& error) {
        if (!failed_.exchange(true)) say_("output " + settings_.output + ": " + error.what());
        return nullptr;
    }
}

}  // namespace paraninfo::program
