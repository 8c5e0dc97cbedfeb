// The slate of a pause over a live source, by the real worker: seen in what is decoded, and no seam in the
// playlist.
#include "tests/media/support/house.hpp"
#include "tests/media/support/probe.hpp"

#include <cairo.h>

namespace paraninfo {
namespace {

using test::House;
using testing::output_of;

class SlateTest : public House {
  protected:
    // A picture all of one grey.
    std::string grey_picture() const {
        const std::string path = folder_ / "slate.png";
        cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 320, 180);
        cairo_t* context = cairo_create(surface);
        cairo_set_source_rgb(context, 0.9, 0.9, 0.9);
        cairo_paint(context);
        cairo_surface_write_to_png(surface, path.c_str());
        cairo_destroy(context);
        cairo_surface_destroy(surface);
        return path;
    }
    config::Settings small() const {
        config::Settings small = settings();
        small.media.renditions = {{"180p", 320, 180, 400}};
        small.media.slate.picture = grey_picture();
        return small;
    }
    // Waits for two whole segments made from now on, and gives the first of them as one file.
    std::string next_segment() {
        const std::uint64_t msn = seen_.edge() + 2;
        EXPECT_TRUE(until([&] { return seen_.all_reach(msn); }));
        seen_.write_files(folder_ / "out");
        const std::string folder = folder_ / "out" / "180p";
        const std::string file = folder_ / "one.mp4";
        output_of("cat " + folder + "/init-0.mp4 " + folder + "/" + std::to_string(msn) + ".m4s > " + file);
        return file;
    }
    // The mean luma of the upper third of the segment's pictures.
    static double luma(const std::string& file) {
        const std::string text = output_of(
            "ffmpeg -nostdin -v info -i " + file +
            " -vf crop=iw:ih/3:0:0,signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=- -f null -");
        const auto at = text.find("YAVG=");
        return at == std::string::npos ? -1 : std::stod(text.substr(at + 5));
    }
    // Segments that were captured before may still be on their way.
    bool comes_to_show(double wanted, double apart) {
        for (int tries = 0; tries < 10; ++tries)
            if (std::abs(luma(next_segment()) - wanted) <= apart) return true;
        return false;
    }
    // The mean volume of what was published last, in dB.
    double volume() const {
        const std::string folder = folder_ / "out" / "audio";
        const auto& segments = seen_.newest->renditions[1]->segments;
        const std::string file = folder_ / "sound.mp4";
        output_of("cat " + folder + "/init-0.mp4 " + folder + "/" + std::to_string(segments.back().first) +
                  ".m4s > " + file);
        const std::string text =
            output_of("ffmpeg -nostdin -v info -i " + file + " -af volumedetect -f null -");
        const auto at = text.find("mean_volume: ");
        return at == std::string::npos ? 0 : std::stod(text.substr(at + 13));
    }
};

TEST_F(SlateTest, ComesAndGoesOverALiveSourceWithoutASeam) {
    start(small());
    ASSERT_TRUE(until([&] { return seen_.all_reach(2); }));
    const double live = luma(next_segment());
    EXPECT_GT(volume(), -70);
    supervisor_->set_broadcast("auditorium", {BroadcastPhase::paused});
    const double grey = 16 + 0.9 * 219;
    ASSERT_LT(live, grey - 50);
    EXPECT_TRUE(comes_to_show(grey, 6)) << "the operator's picture";
    EXPECT_LT(volume(), -80) << "who is behind the slate is not heard";
    EXPECT_TRUE(until([&] { return seen_.media.picture == workers::Picture::slate; }));
    supervisor_->set_broadcast("auditorium", {BroadcastPhase::live});
    EXPECT_TRUE(comes_to_show(live, 10));
    EXPECT_TRUE(until([&] { return seen_.media.picture == workers::Picture::live; }));
    EXPECT_EQ(seen_.playlist().find("DISCONTINUITY\n"), std::string::npos);
}

TEST_F(SlateTest, APictureThatCannotBeReadIsLeftOutAndTheBroadcastGoesOn) {
    auto broken = small();
    broken.media.slate.picture = folder_ / "broken.jpg";
    std::ofstream(broken.media.slate.picture) << "this is no JPEG";
    start(broken);
    ASSERT_TRUE(until([&] { return seen_.all_reach(1); }));
    supervisor_->set_broadcast("auditorium", {BroadcastPhase::paused});
    EXPECT_TRUE(until([&] { return seen_.media.picture == workers::Picture::slate; }));
    EXPECT_LT(luma(next_segment()), 80) << "the quiet ground";
}

}  // namespace
}  // namespace paraninfo
