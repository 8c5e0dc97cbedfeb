#pragma once

// What a programme of several sources showed and said: read from its coded parts.

#include "media/program/freeze_detector.hpp"
#include "tests/media/support/mixed_room.hpp"
#include "tests/media/support/programme_signs.hpp"
#include "tests/support/goertzel.hpp"

#include <gtest/gtest.h>

#include <cstring>

namespace paraninfo::testing {

inline media_link::Configure panel() {
    media_link::Configure configure = single::configuration(MixedRoom::size.width, MixedRoom::size.height);
    configure.source.kind = media_link::Source::Kind::test;
    configure.contribution.taken = true;
    return configure;
}

inline media_link::Mix scene(media_link::Scene::Layout layout, std::vector<std::string> sources,
                             media_link::Transition transition = media_link::Transition::cut,
                             std::chrono::milliseconds length = {}) {
    media_link::Mix mix;
    mix.scene = {layout, std::move(sources)};
    mix.transition = transition;
    mix.transition_ms = length;
    return mix;
}

// What the programme showed and said, once it is over.
class Watched {
  public:
    explicit Watched(MixedRoom& room) : kept_(room.kept()) {
        const std::string folder = room.folder / "";
        picture_ = decoded(kept_, single::video, folder, "-f rawvideo -pix_fmt yuv420p");
        sound_ = decoded(kept_, single::audio, folder, "-f s16le -ar 48000 -ac 2");
    }

    const MixedRoom::Kept& kept() const { return kept_; }
    std::size_t frames() const { return picture_.size() / layout.bytes; }
    // Of the parts, by their durations.
    std::size_t frames_sent() const {
        program::Instant sum{0};
        for (const auto& part : kept_.parts.at(single::video)) sum += part.duration;
        return static_cast<std::size_t>(std::lround(std::chrono::duration<double>(sum).count() * 30));
    }

    struct Spot {
        int x;
        int y;
        mix::Colour colour;
    };
    // Whether there is a frame within two seconds of half a second after `from` that shows all of these.
    bool shows(program::Instant from, const std::vector<Spot>& spots) const {
        const std::size_t first = index(from + std::chrono::milliseconds(500));
        EXPECT_LT(first, frames());
        for (std::size_t frame = first; frame < std::min(first + 60, frames()); ++frame)
            if (std::all_of(spots.begin(), spots.end(), [&](const Spot& spot) {
                    return alike(at(frame, spot.x, spot.y), spot.colour, 14);
                }))
                return true;
        return false;
    }
    // In the second that begins a second after `from`.
    double level(program::Instant from, double hz) const {
        const auto begin =
            static_cast<std::size_t>((from + std::chrono::seconds(1) - start()).count() / 1'000'000 * 48) * 4;
        std::vector<std::int16_t> samples(2 * 48000);
        if (begin + 48000 * 4 > sound_.size()) {
            ADD_FAILURE() << "no sound was coded there";
            return 0;
        }
        std::memcpy(samples.data(), sound_.data() + begin, 4 * 48000);
        return level_of_tone(samples, hz);
    }

    // The frames from one moment to another, and how many of them show this.
    struct Span {
        std::size_t frames = 0;
        std::size_t showing = 0;
    };
    Span shown_between(program::Instant from, program::Instant to, const Spot& spot) const {
        Span span;
        for (std::size_t frame = index(from); frame < std::min(index(to), frames()); ++frame) {
            ++span.frames;
            if (alike(at(frame, spot.x, spot.y), spot.colour, 14)) ++span.showing;
        }
        return span;
    }
    // How many of them are another picture than the one before.
    std::size_t moved_between(program::Instant from, program::Instant to) const {
        program::FreezeDetector freeze;
        std::size_t moved = 0;
        for (std::size_t frame = index(from); frame < std::min(index(to), frames()); ++frame) {
            const auto* luma = reinterpret_cast<const std::uint8_t*>(picture_.data()) + frame * layout.bytes;
            const auto height = static_cast<std::size_t>(MixedRoom::size.height);
            if (freeze.changed({luma, static_cast<std::size_t>(layout.luma_stride) * height},
                               MixedRoom::size.width, MixedRoom::size.height, layout.luma_stride))
                ++moved;
        }
        return moved;
    }

  private:
    inline static const mix::PictureLayout layout{MixedRoom::size.width, MixedRoom::size.height};

    program::Instant start() const { return kept_.parts.at(single::video).front().captured_at; }
    std::size_t index(program::Instant at) const {
        return static_cast<std::size_t>((at - start()) * 30 / std::chrono::seconds(1));
    }
    mix::Colour at(std::size_t frame, int x, int y) const {
        const auto byte = [&](std::size_t plane, int stride, int column, int row) {
            return static_cast<std::uint8_t>(
                picture_[frame * layout.bytes + plane + static_cast<std::size_t>(row * stride + column)]);
        };
        return {byte(0, layout.luma_stride, x, y), byte(layout.u_at, layout.chroma_stride, x / 2, y / 2),
                byte(layout.v_at, layout.chroma_stride, x / 2, y / 2)};
    }

    MixedRoom::Kept kept_;
    std::string picture_;
    std::string sound_;
};

}  // namespace paraninfo::testing
