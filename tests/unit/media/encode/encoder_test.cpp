#include "media/encode/encoder.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <map>
#include <mutex>
#include <random>

using namespace paraninfo;
using namespace paraninfo::encode;

namespace {

EncoderSettings small_settings() {
    EncoderSettings settings;
    settings.key_every = 10;
    settings.width = 128;
    settings.height = 72;
    settings.video = {{128, 72, 300}, {64, 36, 100, "medium", "baseline"}};
    return settings;
}

// Collects what comes out and waits for it.
struct Collector {
    std::mutex mutex;
    std::condition_variable changed;
    std::map<std::size_t, std::vector<std::uint64_t>> frames, keys;
    std::map<std::size_t, std::string> avcc;
    std::map<std::size_t, std::vector<std::int64_t>> sounds;
    std::map<std::size_t, std::string> aac_config;
    std::map<std::size_t, std::size_t> aac_bytes;

    EncoderHandlers handlers() {
        return {.video_codec =
                    [this](std::size_t rendition, const std::string& config) {
                        const std::lock_guard lock(mutex);
                        avcc[rendition] = config;
                    },
                .video =
                    [this](std::size_t rendition, std::uint64_t frame, bool key, std::string) {
                        const std::lock_guard lock(mutex);
                        frames[rendition].push_back(frame);
                        if (key) keys[rendition].push_back(frame);
                        changed.notify_all();
                    },
                .audio_codec =
                    [this](std::size_t rendition, const std::string& config) {
                        const std::lock_guard lock(mutex);
                        aac_config[rendition] = config;
                    },
                .audio =
                    [this](std::size_t rendition, std::int64_t sample, std::string bytes) {
                        const std::lock_guard lock(mutex);
                        sounds[rendition].push_back(sample);
                        aac_bytes[rendition] += bytes.size();
                        changed.notify_all();
                    },
                .failed = [](const std::string& text) { ADD_FAILURE() << text; }};
    }
    template <class Condition>
    bool wait(Condition holds) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, std::chrono::seconds(30), holds);
    }
};

gst::SharedBuffer grey(const EncoderSettings& settings, std::uint8_t shade) {
    const auto size = static_cast<std::size_t>(settings.width * settings.height * 3 / 2);
    GstBuffer* buffer = gst_buffer_new_allocate(nullptr, size, nullptr);
    gst_buffer_memset(buffer, 0, shade, size);
    return gst::share(buffer);
}

struct EncoderTest : testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
};

}  // namespace

TEST_F(EncoderTest, EveryRenditionHasItsKeyFramesAtTheSameFramesAndOnlyThere) {
    const EncoderSettings settings = small_settings();
    Collector collector;
    Encoder encoder(settings, collector.handlers());
    for (std::uint64_t n = 0; n < 35; ++n)
        encoder.picture(n, grey(settings, static_cast<std::uint8_t>(n * 97)), false);
    ASSERT_TRUE(
        collector.wait([&] { return collector.frames[0].size() == 35 && collector.frames[1].size() == 35; }));
    const std::lock_guard lock(collector.mutex);
    EXPECT_EQ(collector.keys[0], (std::vector<std::uint64_t>{0, 10, 20, 30}));
    EXPECT_EQ(collector.keys[1], collector.keys[0]);
    for (std::uint64_t n = 0; n < 35; ++n) EXPECT_EQ(collector.frames[0][n], n);
    EXPECT_EQ(collector.avcc[0][0], 1);
    EXPECT_EQ(collector.avcc[1][0], 1);
}

TEST_F(EncoderTest, KeyFramesAreWhereTheyAreAskedForAndAPauseCodesWhatWaits) {
    EncoderSettings settings = small_settings();
    settings.key_every = 0;
    Collector collector;
    Encoder encoder(settings, collector.handlers());
    for (std::uint64_t n = 0; n < 30; ++n) {
        encoder.pause(0, n >= 11 && n < 25);
        encoder.picture(n, grey(settings, static_cast<std::uint8_t>(n * 97)), false, n == 7 || n == 25);
    }
    ASSERT_TRUE(
        collector.wait([&] { return collector.frames[0].size() == 16 && collector.frames[1].size() == 30; }));
    const std::lock_guard lock(collector.mutex);
    EXPECT_EQ(collector.keys[0], (std::vector<std::uint64_t>{0, 7, 25}));
    EXPECT_EQ(collector.keys[1], collector.keys[0]);
    EXPECT_EQ(collector.frames[0][10], 10U);
    EXPECT_EQ(collector.frames[0][11], 25U);
}

TEST_F(EncoderTest, SoundComesInWholeUnitsFromTheBeginning) {
    Collector collector;
    Encoder encoder(small_settings(), collector.handlers());
    const std::vector<std::int16_t> silence(3200, 0);
    for (std::uint64_t n = 0; n < 30; ++n) encoder.sound(0, n * 1600, silence);
    ASSERT_TRUE(collector.wait([&] { return collector.sounds[0].size() >= 40; }));
    const std::lock_guard lock(collector.mutex);
    EXPECT_EQ(collector.aac_config[0].substr(0, 2), "\x11\x90");
    const auto& sounds = collector.sounds[0];
    for (std::size_t i = 1; i < sounds.size(); ++i)
        EXPECT_NEAR(static_cast<double>(sounds[i] - sounds[i - 1]), 1024, 1);
}

TEST_F(EncoderTest, EachRenditionOfSoundHasItsOwnRateAndSource) {
    EncoderSettings settings = small_settings();
    settings.sounds = 2;
    settings.audio = {{128, 0}, {32, 0}, {128, 1}};
    Collector collector;
    Encoder encoder(settings, collector.handlers());
    std::vector<std::int16_t> noise(3200);
    std::minstd_rand random(7);
    const std::vector<std::int16_t> silence(3200, 0);
    for (std::uint64_t n = 0; n < 60; ++n) {
        for (auto& sample : noise) sample = static_cast<std::int16_t>(random() % 20'000);
        encoder.sound(0, n * 1600, noise);
        encoder.sound(1, n * 1600, silence);
    }
    ASSERT_TRUE(collector.wait([&] {
        return collector.sounds[0].size() >= 90 && collector.sounds[1].size() >= 90 &&
               collector.sounds[2].size() >= 90;
    }));
    const std::lock_guard lock(collector.mutex);
    for (std::size_t i = 0; i < 90; ++i) EXPECT_EQ(collector.sounds[0][i], collector.sounds[1][i]);
    EXPECT_GT(collector.aac_bytes[0], 2 * collector.aac_bytes[1]);
    EXPECT_GT(collector.aac_bytes[1], collector.aac_bytes[2]) << "silence takes next to nothing";
}

TEST_F(EncoderTest, ARenditionThatIsHeldUpHoldsUpNoOther) {
    const EncoderSettings settings = small_settings();
    Collector collector;
    std::mutex held;
    std::unique_lock holding(held);
    EncoderHandlers handlers = collector.handlers();
    handlers.video = [&, take = handlers.video](std::size_t rendition, std::uint64_t frame, bool key,
                                                std::string bytes) {
        if (rendition == 0) const std::lock_guard wait(held);
        take(rendition, frame, key, std::move(bytes));
    };
    Encoder encoder(settings, handlers);
    for (std::uint64_t n = 0; n < 40; ++n) encoder.picture(n, grey(settings, 100), false);
    EXPECT_TRUE(collector.wait([&] { return collector.frames[1].size() == 40; }));
    holding.unlock();
}

TEST_F(EncoderTest, DropsInnerPicturesWhenItIsBehindAndNeverTheOthers) {
    const EncoderSettings settings = small_settings();
    std::mutex held;
    std::unique_lock holding(held);
    std::atomic<int> out = 0;
    EncoderHandlers handlers = Collector().handlers();
    handlers.video_codec = [](std::size_t, const std::string&) {};
    handlers.video = [&](std::size_t, std::uint64_t, bool, std::string) {
        const std::lock_guard wait(held);
        ++out;
    };
    Encoder encoder(settings, handlers);
    bool dropped = false;
    std::uint64_t n = 0;
    for (; n < 200 && !dropped; ++n) dropped = !encoder.picture(n, grey(settings, 100), true);
    EXPECT_TRUE(dropped);
    EXPECT_TRUE(encoder.picture(n, grey(settings, 100), false));
    holding.unlock();
}

TEST(EncoderDescription, FollowsTheRecipe) {
    const std::string description = encoder_description(small_settings());
    for (const char* word :
         {"speed-preset=superfast", "speed-preset=medium", "profile=baseline", "tune=zerolatency",
          "scenecut=0:keyint=infinite", "key-int-max=9999", "format=I420",
          "profile=main,stream-format=avc,alignment=au", "bitrate=300", "bitrate=100"})
        EXPECT_NE(description.find(word), std::string::npos) << word;
}
