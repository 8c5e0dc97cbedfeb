#include "media/program/slate_card.hpp"

#include "media/mix/slate.hpp"

#include <array>
#include <ctime>

namespace paraninfo::program {

SlateCard::SlateCard(int width, int height, std::string title)
    : width_(width), height_(height), title_(std::move(title)) {
    tend(time_of_day());
}

gst::SharedBuffer SlateCard::picture() const {
    const std::lock_guard lock(mutex_);
    return picture_;
}

void SlateCard::tend(const std::string& clock) {
    if (clock == clock_) return;
    clock_ = clock;
    const auto bytes = mix::draw_slate(width_, height_, title_, clock);
    gst::SharedBuffer drawn = gst::share(gst_buffer_new_memdup(bytes.data(), bytes.size()));
    const std::lock_guard lock(mutex_);
    picture_ = std::move(drawn);
}

std::string time_of_day() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    std::array<char, 8> text{};
    std::strftime(text.data(), text.size(), "%H:%M", &local);
    return text.data();
}

}  // namespace paraninfo::program
