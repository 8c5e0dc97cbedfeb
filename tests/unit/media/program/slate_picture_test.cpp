#include "media/program/slate_picture.hpp"

#include "tests/support/temporary_folder.hpp"

#include <cairo.h>
#include <gst/gst.h>
#include <gtest/gtest.h>

#include <fstream>

using namespace paraninfo::program;

namespace {

struct SlatePictureTest : testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
    // A white square of so many pixels.
    std::string white_square(int side) {
        const std::string path = folder.path() / "white.png";
        cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side);
        cairo_t* context = cairo_create(surface);
        cairo_set_source_rgb(context, 1, 1, 1);
        cairo_paint(context);
        cairo_surface_write_to_png(surface, path.c_str());
        cairo_destroy(context);
        cairo_surface_destroy(surface);
        return path;
    }
    paraninfo::test::TemporaryFolder folder;
};

}  // namespace

TEST_F(SlatePictureTest, FitsIntoThePictureWithBlackBesideIt) {
    const auto picture = load_slate_picture(white_square(90), 320, 180);
    ASSERT_EQ(picture.size(), 320U * 180 * 3 / 2);
    EXPECT_GT(picture[320 * 90 + 160], 220) << "white in the middle";
    EXPECT_LT(picture[320 * 90 + 10], 30) << "black at the side";
}

TEST_F(SlatePictureTest, AFileThatIsNoPictureIsRefusedInWords) {
    const std::string path = folder.path() / "broken.jpg";
    std::ofstream(path) << "this is no JPEG";
    EXPECT_THROW(load_slate_picture(path, 320, 180), std::runtime_error);
    EXPECT_THROW(load_slate_picture(folder.path() / "nothing.png", 320, 180), std::runtime_error);
    EXPECT_THROW(load_slate_picture("/etc/passwd", 320, 180), std::runtime_error);
}
