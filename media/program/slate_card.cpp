#include "media/program/slate_card.hpp"

#include <array>
#include <ctime>

namespace paraninfo::program {

SlateCard::SlateCard(SlateSettings settings) : settings_(std::move(settings)) {
    tend(static_cast<std::int64_t>(std::time(nullptr)) * 1000);
}

gst::SharedBuffer SlateCard::picture() const {
    const std::lock_guard lock(mutex_);
    return picture_;
}

void SlateCard::show(const std::string& text, std::int64_t countdown_to, std::int64_t wall_ms) {
    text_ = text;
    countdown_to_ = countdown_to;
    tend(wall_ms);
}

void SlateCard::tend(std::int64_t wall_ms) {
    mix::SlateText text{settings_.title, text_.empty() ? settings_.line : text_, {}};
    text.clock = countdown_to_ > 0 ? mix::countdown_text(countdown_to_ - wall_ms) : time_of_day(wall_ms);
    if (text == drawn_) return;
    drawn_ = text;
    const auto bytes = mix::draw_slate(settings_.width, settings_.height, text, settings_.ground);
    gst::SharedBuffer drawn = gst::share(gst_buffer_new_memdup(bytes.data(), bytes.size()));
    const std::lock_guard lock(mutex_);
    picture_ = std::move(drawn);
}

std::string time_of_day(std::int64_t wall_ms) {
    const auto now = static_cast<std::time_t>(wall_ms / 1000);
    std::tm local{};
    localtime_r(&now, &local);
    std::array<char, 8> text{};
    std::strftime(text.data(), text.size(), "%H:%M", &local);
    return text.data();
}

}  // namespace paraninfo::program
