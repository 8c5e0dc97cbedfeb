#include "media/cmaf/grid.hpp"

#include "media/cmaf/part.hpp"

namespace paraninfo::cmaf {

bool Grid::valid() const {
    return fps > 0 && fps <= 120 && part_frames > 0 && segment_frames >= part_frames &&
           segment_frames <= 20 * fps && segment_frames % part_frames == 0 && video_timescale % fps == 0 &&
           audio_units_per_part() > 0;
}

std::uint32_t Grid::frame_ticks() const {
    return video_timescale / fps;
}

std::uint32_t Grid::audio_units_per_part() const {
    return part_frames * audio_timescale / (fps * aac_unit_samples);
}

std::int64_t Grid::frame_start_ns(std::uint64_t frame) const {
    return static_cast<std::int64_t>(frame / fps * 1'000'000'000 + frame % fps * 1'000'000'000 / fps);
}

}  // namespace paraninfo::cmaf
