#pragma once

// A mix of a hall and of panelists who send pictures of one colour and a tone, asked for frame by frame as
// the pump would ask.

#include "media/program/mixed_feed.hpp"
#include "tests/support/goertzel.hpp"
#include "tests/support/i420.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

namespace paraninfo::program::test {

inline constexpr Instant frame = Instant(std::chrono::seconds(1)) / 30;
inline constexpr mix::Size size{320, 180};
inline constexpr std::size_t block = 1600;
inline constexpr double loud = 6000.0 / 32768;

inline std::vector<std::int16_t> tone(double hz, std::uint64_t first, std::size_t frames) {
    std::vector<std::int16_t> samples;
    for (std::size_t i = 0; i < frames; ++i) {
        const double turn = 2 * std::numbers::pi * hz * static_cast<double>(first + i) / 48000;
        const auto value = static_cast<std::int16_t>(std::lround(6000 * std::sin(turn)));
        samples.insert(samples.end(), {value, value});
    }
    return samples;
}

// A hall that is red and hums at 440 Hz, until it is silent.
struct Hall final : Feed {
    explicit Hall(const bool& silent) : is_silent(silent) {}
    gst::SharedBuffer picture(Instant) override { return is_silent ? nullptr : shown; }
    void sound(std::uint64_t first, std::span<std::int16_t> out) override {
        const auto samples = tone(440, first, out.size() / 2);
        std::copy(samples.begin(), samples.end(), out.begin());
    }
    void tend(Instant) override {}
    Signs signs() const override { return {}; }
    const bool& is_silent;
    const gst::SharedBuffer shown = testing::plain_picture(size, testing::paint::red);
};

// Frames as the pump would ask for them, with panelists who send in time for each.
class MixedFeedTest : public ::testing::Test {
  protected:
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }

    // One frame; what it showed.
    gst::SharedBuffer next() {
        now = origin + frame * static_cast<int>(frame_number);
        for (const auto& [source, colour] : sending) {
            feed.receiver().picture(source, now + frame / 2 - Contributed::offset,
                                    {testing::unsaid_picture({64, 36}, colour), 64, 36});
            const double hz = source == "cam-a" ? 700 : 1100;
            // Sound comes a frame ahead, a picture half a one.
            const std::uint64_t first = (frame_number + 1) * block;
            feed.receiver().sound(source, now + frame - Contributed::offset, tone(hz, first, block));
        }
        auto picture = feed.picture(now);
        std::vector<std::int16_t> samples(2 * block);
        feed.sound(frame_number * block, samples);
        heard.insert(heard.end(), samples.begin(), samples.end());
        for (auto& [own, sound] : listeners) {
            feed.sound_for({own, bus}, samples, hidden);
            sound.insert(sound.end(), samples.begin(), samples.end());
        }
        ++frame_number;
        return picture;
    }
    gst::SharedBuffer after(int frames) {
        for (int i = 1; i < frames; ++i) next();
        return next();
    }
    void sends(const std::string& source, mix::Colour colour) {
        feed.receiver().begin(source);
        sending.emplace_back(source, colour);
    }
    void show(media_link::Scene::Layout layout, std::vector<std::string> sources,
              media_link::Transition transition = media_link::Transition::cut,
              std::chrono::milliseconds length = {}) {
        mix_.scene = {layout, std::move(sources)};
        mix_.transition = transition;
        mix_.transition_ms = length;
        feed.mix(mix_);
    }
    static mix::Colour at(const gst::SharedBuffer& picture, int x, int y) {
        return picture ? testing::colour_at(picture, size, x, y) : mix::Colour{0, 0, 0};
    }
    double level(const std::vector<std::int16_t>& samples, double hz) const {
        return testing::level_of_tone(std::span(samples).last(2 * 3 * block), hz);
    }

    bool silent = false;
    Hall hall{silent};
    gst::SharedBuffer slate = testing::plain_picture(size, mix::white);
    int slates = 0;  // that were asked for
    const Instant origin = std::chrono::seconds(100);
    Instant now = std::chrono::seconds(101);
    MixedFeed feed{hall,
                   {origin, frame, {320, 180}},
                   [this] {
                       ++slates;
                       return slate;
                   },
                   [this] { return now; }};
    std::uint64_t frame_number = 30;
    std::vector<std::pair<std::string, mix::Colour>> sending;
    media_link::Mix mix_;
    std::vector<std::int16_t> heard;
    std::map<std::string, std::vector<std::int16_t>> listeners;
    media_link::Offer::Bus bus = media_link::Offer::Bus::programme;
    bool hidden = false;
};

}  // namespace paraninfo::program::test
