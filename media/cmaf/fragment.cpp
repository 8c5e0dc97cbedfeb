#include "media/cmaf/fragment.hpp"

#include "media/cmaf/box_writer.hpp"
#include "media/cmaf/part.hpp"

namespace paraninfo::cmaf {
namespace {

constexpr std::uint32_t default_base_is_moof = 0x020000;
constexpr std::uint32_t trun_fields =
    0x000001 | 0x000100 | 0x000200 | 0x000400;  // offset, duration, size, flags
constexpr std::uint32_t depends_on_no_other = 0x02000000;
constexpr std::uint32_t depends_and_not_sync = 0x01010000;

// Gives the place of the data offset, which is known only when moof is complete.
std::size_t track_run(BoxWriter& out, std::span<const Sample> samples) {
    const auto trun = out.full_box("trun", 0, trun_fields);
    out.u32(samples.size());
    const std::size_t offset_at = out.size();
    out.u32(0);
    for (const Sample& sample : samples) {
        out.u32(sample.duration);
        out.u32(sample.bytes.size());
        out.u32(sample.key ? depends_on_no_other : depends_and_not_sync);
    }
    return offset_at;
}

}  // namespace

std::string fragment(std::uint32_t sequence, std::uint64_t decode_time, std::span<const Sample> samples) {
    std::size_t payload = 0;
    for (const Sample& sample : samples) payload += sample.bytes.size();
    BoxWriter out;
    out.reserve(128 + 12 * samples.size() + payload);
    std::size_t offset_at = 0;
    {
        const auto moof = out.box("moof");
        {
            const auto mfhd = out.full_box("mfhd", 0, 0);
            out.u32(sequence);
        }
        const auto traf = out.box("traf");
        {
            const auto tfhd = out.full_box("tfhd", 0, default_base_is_moof);
            out.u32(track_id);
        }
        {
            const auto tfdt = out.full_box("tfdt", 1, 0);
            out.u64(decode_time);
        }
        offset_at = track_run(out, samples);
    }
    out.overwrite_u32(offset_at, static_cast<std::uint32_t>(out.size() + 8));
    {
        const auto mdat = out.box("mdat");
        for (const Sample& sample : samples) out.bytes(sample.bytes);
    }
    return out.take();
}

}  // namespace paraninfo::cmaf
