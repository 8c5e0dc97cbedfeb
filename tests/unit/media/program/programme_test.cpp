#include "media/program/programme.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

using namespace paraninfo;
using namespace paraninfo::program;

namespace {

media_link::Configure two_renditions() {
    using media_link::Kind;
    media_link::Configure configure;
    configure.room = "auditorium";
    configure.renditions = {{Kind::video, "big", 1280, 720, 2000},
                            {Kind::video, "small", 640, 360, 500},
                            {Kind::audio, "audio", 0, 0, 96}};
    return configure;
}

struct Sent {
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t parts = 0;
    std::string fault;

    ProgrammeHandlers handlers() {
        return {[this](const media_link::Message& message) {
                    const std::lock_guard lock(mutex);
                    parts += std::holds_alternative<media_link::Part>(message) ? 1 : 0;
                    changed.notify_all();
                },
                [this](const std::string& text) {
                    const std::lock_guard lock(mutex);
                    fault = text;
                }};
    }
    bool await_part() {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, std::chrono::seconds(60), [this] { return parts > 0; });
    }
};

}  // namespace

// The encoders' threads are at work on the pump's last frame then, and what they tell of it to must outlive
// them: a sanitizer sees where it does not.
TEST(Programme, EndsInTheMidstOfItsPictures) {
    gst_init(nullptr, nullptr);
    for (int time = 0; time < 5; ++time) {
        Sent sent;
        auto programme =
            std::make_unique<Programme>(two_renditions(), "unused.sock", Instant{0}, sent.handlers());
        ASSERT_TRUE(sent.await_part());
        programme.reset();
        const std::lock_guard lock(sent.mutex);
        EXPECT_EQ(sent.fault, "") << time;
    }
}

// A feed that is decoded counts its sound in parts of a frame: of a frame without length there are none.
TEST(Programme, WaitsWithTheSlateForAnEncoderThatIsNotThere) {
    gst_init(nullptr, nullptr);
    media_link::Configure configure = two_renditions();
    configure.source.kind = media_link::Source::Kind::published;
    configure.source.feed = "main";
    Sent sent;
    const Programme programme(configure, "/nonexistent/media.sock", Instant{0}, sent.handlers());
    EXPECT_TRUE(sent.await_part());
}
