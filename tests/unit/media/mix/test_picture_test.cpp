#include "media/mix/test_picture.hpp"

#include "tests/support/strip_time.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::mix;
using paraninfo::testing::strip_time;

namespace {

constexpr std::int64_t noon = 1'795'003'200'000 - 1'795'003'200'000 % 86'400'000 + 43'200'000;

std::vector<std::uint8_t> paint(const TestPicture& picture, std::int64_t wall_ms) {
    std::vector<std::uint8_t> memory(picture.layout().bytes);
    picture.paint(memory, wall_ms);
    return memory;
}

// As any reader does it: the middle of each cell of the lowest eighteenth.
StripCells read_strip(const std::vector<std::uint8_t>& memory, int width, int height) {
    StripCells cells{};
    const int y = height - height / 36;
    for (int i = 0; i < 32; ++i)
        cells[static_cast<std::size_t>(i)] =
            memory[static_cast<std::size_t>(y * width + (2 * i + 1) * width / 64)] > 128;
    return cells;
}

}  // namespace

TEST(TestPicture, ItsStripSaysTheTime) {
    for (const auto& [width, height] : {std::pair{1280, 720}, std::pair{640, 360}}) {
        const TestPicture picture(width, height, "Auditorium");
        for (const std::int64_t time : {noon, noon + 33, noon + 123'457})
            EXPECT_EQ(strip_time(read_strip(paint(picture, time), width, height)),
                      static_cast<std::uint32_t>(time & 0x7fffffff));
    }
}

TEST(TestPicture, MovesFromFrameToFrame) {
    const TestPicture picture(640, 360, "Auditorium");
    EXPECT_NE(paint(picture, noon + 200), paint(picture, noon + 233));
}

TEST(TestPicture, FlashesAtEachFullSecond) {
    const TestPicture picture(640, 360, "Auditorium");
    const std::size_t inside = 37 * 640 + 640 - 37;
    EXPECT_EQ(paint(picture, noon)[inside], 235);
    EXPECT_LT(paint(picture, noon + 500)[inside], 100);
}

TEST(TestPicture, WritesTheClockInDigits) {
    EXPECT_EQ(clock_text(noon + 3'723'042), "13:02:03.042");
    EXPECT_EQ(clock_text(-1), "23:59:59.999");
}
