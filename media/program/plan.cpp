#include "media/program/plan.hpp"

#include "media/cmaf/part.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace paraninfo::program {
namespace {

constexpr std::uint32_t kbit_max = 20'000;
constexpr std::uint16_t width_max = 1920;
constexpr std::uint16_t height_max = 1080;
constexpr std::size_t video_max = 6;
constexpr std::array<const char*, 10> speed_names{"ultrafast", "superfast", "veryfast", "faster",
                                                  "fast",      "medium",    "slow",     "slower",
                                                  "veryslow",  "placebo"};
constexpr std::array<const char*, 3> profile_names{"baseline", "main", "high"};

void require(bool holds, const char* what) {
    if (!holds) throw std::invalid_argument(what);
}

encode::VideoRendition video_of(const media_link::Rendition& rendition) {
    require(rendition.width >= 32 && rendition.height >= 32, "a rendition is too small");
    require(rendition.width <= width_max && rendition.height <= height_max, "a rendition is too large");
    require(rendition.width % 2 == 0 && rendition.height % 2 == 0,
            "a rendition's width and height must be even");
    require(rendition.kbit >= 50 && rendition.kbit <= kbit_max,
            "a video rendition's bit rate is out of range");
    return {rendition.width, rendition.height, static_cast<int>(rendition.kbit),
            speed_names.at(static_cast<std::size_t>(rendition.speed) - 1),
            profile_names.at(static_cast<std::size_t>(rendition.profile) - 1)};
}

// Renditions of the same sound share what comes in.
std::size_t sound_index(Plan& plan, media_link::Sound sound) {
    const auto found = std::find(plan.sounds.begin(), plan.sounds.end(), sound);
    if (found != plan.sounds.end()) return static_cast<std::size_t>(found - plan.sounds.begin());
    plan.sounds.push_back(sound);
    return plan.sounds.size() - 1;
}

void add_audio(Plan& plan, const media_link::Rendition& rendition, std::uint16_t index) {
    require(rendition.kbit >= 16 && rendition.kbit <= 320, "the audio bit rate is out of range");
    plan.audio.push_back(index);
    plan.encoder.audio.push_back({static_cast<int>(rendition.kbit), sound_index(plan, rendition.sound)});
}

void add_video(Plan& plan, const media_link::Rendition& rendition, std::uint16_t index) {
    plan.video.push_back(index);
    plan.encoder.video.push_back(video_of(rendition));
    if (rendition.width <= plan.encoder.width) return;
    plan.encoder.width = rendition.width;
    plan.encoder.height = rendition.height;
}

}  // namespace

Plan plan_of(const media_link::Configure& configure) {
    require(configure.fps_denominator == 1, "the frame rate must be whole frames a second");
    Plan plan;
    plan.grid.fps = configure.fps_numerator;
    plan.grid.part_frames = configure.frames_per_part;
    plan.grid.segment_frames = std::uint32_t{configure.frames_per_part} * configure.parts_per_segment;
    require(plan.grid.valid(), "frame rate, part and segment do not fit together");
    require(cmaf::audio_timescale % plan.grid.fps == 0, "the frame rate must divide 48000");
    plan.encoder.fps = static_cast<int>(plan.grid.fps);
    require(!configure.direct || !configure.contribution.taken,
            "a direct room shows its source as it comes: it takes no panelists");
    require(!configure.direct || configure.outputs.empty(),
            "a direct room's best rendition is its source: it has no outputs");
    plan.direct = configure.direct;
    // A direct room's key frames are where its source has them.
    plan.encoder.key_every = plan.direct ? 0 : static_cast<int>(plan.grid.segment_frames);
    plan.encoder.width = plan.encoder.height = 0;
    plan.encoder.audio.clear();
    for (std::uint16_t i = 0; i < configure.renditions.size(); ++i) {
        const media_link::Rendition& rendition = configure.renditions[i];
        if (rendition.kind == media_link::Kind::audio)
            add_audio(plan, rendition, i);
        else
            add_video(plan, rendition, i);
    }
    require(!plan.video.empty() && plan.video.size() <= video_max, "one to six video renditions");
    require(!plan.audio.empty(), "one audio rendition at least");
    plan.encoder.sounds = plan.sounds.size();
    return plan;
}

}  // namespace paraninfo::program
