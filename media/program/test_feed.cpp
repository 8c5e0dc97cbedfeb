#include "media/program/test_feed.hpp"

#include "media/gst/mapped.hpp"
#include "media/mix/tone.hpp"
#include "media/program/clock.hpp"

namespace paraninfo::program {

std::int64_t wall_ms_now() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

TestFeed::TestFeed(int width, int height, const std::string& title, WallClock clock)
    : picture_(width, height, title), clock_(std::move(clock)) {
}

gst::SharedBuffer TestFeed::picture(Instant) {
    gst::SharedBuffer buffer = gst::share(gst_buffer_new_allocate(nullptr, picture_.layout().bytes, nullptr));
    gst::Mapped mapped(buffer.get(), GST_MAP_WRITE);
    picture_.paint(mapped.bytes(), clock_());
    return buffer;
}

void TestFeed::sound(std::uint64_t first, std::span<std::int16_t> out) {
    mix::test_tone(first, clock_(), out);
}

Signs TestFeed::signs() const {
    const Instant now = monotonic_now();
    return {.picture = false, .moved = now, .sounded = now};
}

}  // namespace paraninfo::program
