// The segmenters and the init segments fed with anything: the first bytes choose a grid and a codec
// configuration, the others are access units. Whatever comes, each part follows the one before and a fault
// gives no part.

#include "media/cmaf/init_segment.hpp"
#include "media/cmaf/segmenter.hpp"

#include <cstdlib>
#include <string_view>

using namespace paraninfo::cmaf;

namespace {

class Input {
  public:
    explicit Input(std::string_view bytes) : bytes_(bytes) {}
    bool empty() const { return bytes_.empty(); }
    std::uint8_t next() {
        if (bytes_.empty()) return 0;
        const auto value = static_cast<std::uint8_t>(bytes_.front());
        bytes_.remove_prefix(1);
        return value;
    }
    std::string_view take(std::size_t count) {
        const std::string_view taken = bytes_.substr(0, count);
        bytes_.remove_prefix(taken.size());
        return taken;
    }

  private:
    std::string_view bytes_;
};

void must(bool holds) {
    if (!holds) std::abort();
}

// What follows from one part to the next in every rendition.
class Order {
  public:
    void check(const Cut& cut) {
        must(cut.fault == Fault::none || cut.parts.empty());
        for (const Part& part : cut.parts) {
            must(part.segment == segment_ && part.index == index_);
            must(part.duration > 0 && part.capture_ns >= captured_ && !part.bytes.empty());
            must(part.index != 0 || part.independent);
            captured_ = part.capture_ns;
            index_ = part.last ? 0 : index_ + 1;
            segment_ += part.last ? 1 : 0;
        }
    }

  private:
    std::uint64_t segment_ = 0;
    std::uint32_t index_ = 0;
    std::int64_t captured_ = 0;
};

void feed(Input& input, const Grid& grid) {
    VideoSegmenter video(grid, 0);
    AudioSegmenter audio(grid, 0, input.next() % 3);
    Order video_order;
    Order audio_order;
    std::uint64_t frame = 0;
    std::int64_t sample = 0;
    while (!input.empty()) {
        const std::uint8_t kind = input.next();
        const auto step = static_cast<std::int8_t>(input.next());
        std::string unit(input.take(kind >> 4));
        if (kind & 1) {
            // Mostly the next frame; now and then one that skips, repeats or goes back.
            frame += static_cast<std::uint64_t>(kind & 2 ? step : 0);
            const bool key = (kind & 4) != 0 || grid.opens_segment(frame);
            video_order.check(video.push(frame, key && !(kind & 8), std::move(unit)));
            ++frame;
        } else {
            sample += kind & 2 ? step * 64 : 0;
            audio_order.check(audio.push(sample, std::move(unit)));
            sample += aac_unit_samples;
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Input input({reinterpret_cast<const char*>(data), size});
    const std::string_view config = input.take(input.next() % 80);
    if (const auto init = video_init(config, 1280, 720)) must(init->codecs.size() == 11);
    if (const auto init = audio_init(config, 96000)) must(init->channels > 0);
    Grid grid;
    grid.fps = input.next();
    grid.part_frames = input.next();
    grid.segment_frames = grid.part_frames * input.next();
    if (!grid.valid()) return 0;
    feed(input, grid);
    return 0;
}
