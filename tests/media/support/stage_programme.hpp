// A programme for the return: one colour, and for each listener a tone: 1000 Hz where nothing is left out,
// 440 Hz where a source's own part is.
#pragma once

#include "media/contribution/contributions.hpp"
#include "media/contribution/steady.hpp"
#include "tests/media/support/seen_media.hpp"

#include <cmath>
#include <thread>
#include <vector>

namespace paraninfo::testing {

class StageProgramme {
  public:
    static constexpr contribution::ReturnSource source{.width = 640, .height = 360, .fps = 30};

    explicit StageProgramme(contribution::Contributions& stage)
        : stage_(stage), thread_([this](const std::stop_token& stop) { run(stop); }) {}

  private:
    static gst::SharedBuffer picture_of(const Yuv& colour) {
        constexpr std::size_t luma = std::size_t{source.width} * source.height;
        GstBuffer* buffer = gst_buffer_new_allocate(nullptr, luma * 3 / 2, nullptr);
        gst_buffer_memset(buffer, 0, static_cast<guint8>(colour[0]), luma);
        gst_buffer_memset(buffer, luma, static_cast<guint8>(colour[1]), luma / 4);
        gst_buffer_memset(buffer, luma * 5 / 4, static_cast<guint8>(colour[2]), luma / 4);
        return gst::share(buffer);
    }

    void run(const std::stop_token& stop) {
        const contribution::Instant begin = contribution::steady_now();
        for (std::int64_t frame = 0; !stop.stop_requested(); ++frame) {
            const contribution::Instant at =
                begin + std::chrono::nanoseconds(frame * 1'000'000'000 / source.fps);
            std::this_thread::sleep_for(at - contribution::steady_now());
            stage_.picture(at, picture_);
            for (const contribution::Listener& listener : *stage_.listeners())
                stage_.sound(listener, at, block(frame, listener.own.empty() ? 1000 : 440));
        }
    }

    static std::vector<std::int16_t> block(std::int64_t frame, double hertz) {
        constexpr std::int64_t length = 48000 / source.fps;
        std::vector<std::int16_t> samples;
        for (std::int64_t i = frame * length; i < (frame + 1) * length; ++i) {
            const double turns = hertz * static_cast<double>(i) / 48000.0;
            samples.insert(samples.end(), 2,
                           static_cast<std::int16_t>(10000 * std::sin(2 * 3.14159265358979323846 * turns)));
        }
        return samples;
    }

    contribution::Contributions& stage_;
    const gst::SharedBuffer picture_ = picture_of(green);
    std::jthread thread_;
};

}  // namespace paraninfo::testing
