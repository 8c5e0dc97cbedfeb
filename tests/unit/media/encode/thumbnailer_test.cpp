#include "media/encode/thumbnailer.hpp"

#include "media/gst/mapped.hpp"
#include "protocol/media_link/messages.hpp"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gtest/gtest.h>

#include <future>
#include <random>
#include <stdexcept>
#include <thread>

namespace paraninfo::encode {
namespace {

using std::chrono::seconds;

gst::SharedBuffer picture(int width, int height, std::uint8_t luma) {
    const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    GstBuffer* buffer = gst_buffer_new_allocate(nullptr, pixels * 3 / 2, nullptr);
    gst_buffer_memset(buffer, 0, luma, pixels);
    gst_buffer_memset(buffer, pixels, 128, pixels / 2);
    return gst::share(buffer);
}

struct Made {
    std::chrono::nanoseconds captured_at{0};
    std::string jpeg;
};

struct ThumbnailerTest : testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }

    static Made made_of(int width, int height, const gst::SharedBuffer& from) {
        std::promise<Made> promise;
        Thumbnailer thumbnailer(width, height,
                                {[&](std::chrono::nanoseconds at, std::string jpeg) {
                                     promise.set_value({at, std::move(jpeg)});
                                 },
                                 [](const std::string& text) { ADD_FAILURE() << text; }});
        EXPECT_TRUE(thumbnailer.offer(seconds{7}, from));
        auto made = promise.get_future();
        if (made.wait_for(seconds{60}) != std::future_status::ready) throw std::runtime_error("no file");
        return made.get();
    }
    // The middle pixel in full range, and what caps say of the size.
    struct Decoded {
        int width = 0, height = 0, luma = 0;
    };
    static Decoded decoded(const std::string& jpeg) {
        gst::Pipeline pipeline(
            "appsrc name=in caps=image/jpeg ! jpegdec ! videoconvert ! "
            "video/x-raw,format=GRAY8,colorimetry=1:4:0:0 ! appsink name=out sync=false",
            {});
        pipeline.play();
        const auto in = pipeline.element("in");
        gst_app_src_push_buffer(GST_APP_SRC(in.get()), gst_buffer_new_memdup(jpeg.data(), jpeg.size()));
        gst_app_src_end_of_stream(GST_APP_SRC(in.get()));
        const auto out = pipeline.element("out");
        const gst::Owned<GstSample> sample(
            gst_app_sink_try_pull_sample(GST_APP_SINK(out.get()), 60 * GST_SECOND));
        if (!sample) throw std::runtime_error("not decoded");
        Decoded made;
        const GstStructure* format = gst_caps_get_structure(gst_sample_get_caps(sample.get()), 0);
        gst_structure_get_int(format, "width", &made.width);
        gst_structure_get_int(format, "height", &made.height);
        gst::Mapped mapped(gst_sample_get_buffer(sample.get()));
        made.luma = mapped.bytes()[mapped.bytes().size() / 2];
        return made;
    }
};

TEST_F(ThumbnailerTest, MakesASmallFileWithThePicturesTime) {
    const Made made = made_of(1280, 720, picture(1280, 720, 128));
    EXPECT_EQ(made.captured_at, seconds{7});
    EXPECT_TRUE(media_link::is_jpeg(made.jpeg));
    EXPECT_LE(made.jpeg.size(), 2048U);
    const Decoded file = decoded(made.jpeg);
    EXPECT_EQ(file.width, 256);
    EXPECT_EQ(file.height, 144);
}

TEST_F(ThumbnailerTest, BlackIsBlackAndWhiteIsWhite) {
    EXPECT_LE(decoded(made_of(1280, 720, picture(1280, 720, 16)).jpeg).luma, 2);
    EXPECT_GE(decoded(made_of(1280, 720, picture(1280, 720, 235)).jpeg).luma, 253);
}

TEST_F(ThumbnailerTest, KeepsThePicturesShapeAndNeverEnlargesIt) {
    const Decoded tall = decoded(made_of(720, 1280, picture(720, 1280, 128)).jpeg);
    EXPECT_EQ(tall.width, 144);
    EXPECT_EQ(tall.height, 256);
    const Decoded small = decoded(made_of(128, 72, picture(128, 72, 128)).jpeg);
    EXPECT_EQ(small.width, 128);
    EXPECT_EQ(small.height, 72);
}

TEST_F(ThumbnailerTest, WhoComesWhileOneIsInHandIsTurnedAwayAtOnce) {
    std::promise<void> entered;
    std::promise<void> go_on;
    std::promise<void> second;
    int made = 0;
    Thumbnailer thumbnailer(128, 72,
                            {[&](std::chrono::nanoseconds, const std::string&) {
                                 if (++made > 1) return second.set_value();
                                 entered.set_value();
                                 go_on.get_future().wait();
                             },
                             [](const std::string& text) { ADD_FAILURE() << text; }});
    const auto grey = picture(128, 72, 128);
    EXPECT_TRUE(thumbnailer.offer(seconds{1}, grey));
    entered.get_future().wait();
    EXPECT_FALSE(thumbnailer.offer(seconds{2}, grey));
    EXPECT_EQ(made, 1);
    go_on.set_value();
    while (!thumbnailer.offer(seconds{3}, grey)) std::this_thread::yield();
    second.get_future().wait();
    EXPECT_EQ(made, 2);
}

// What has no picture at that moment at worst; the link would refuse it.
TEST_F(ThumbnailerTest, NoiseIsTheLargestFileAndSaysHowLarge) {
    const auto noise = picture(1280, 720, 128);
    {
        gst::Mapped mapped(noise.get(), GST_MAP_WRITE);
        std::minstd_rand random(1);
        for (std::uint8_t& byte : mapped.bytes()) byte = static_cast<std::uint8_t>(random() >> 8);
    }
    const Made made = made_of(1280, 720, noise);
    RecordProperty("bytes", static_cast<int>(made.jpeg.size()));
    EXPECT_LE(made.jpeg.size(), media_link::thumbnail_bytes_max);
}

}  // namespace
}  // namespace paraninfo::encode
