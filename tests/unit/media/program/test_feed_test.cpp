#include "media/program/test_feed.hpp"

#include "media/gst/mapped.hpp"
#include "tests/support/strip_time.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using namespace paraninfo;
using namespace paraninfo::program;

namespace {

std::int64_t shown_time(const gst::SharedBuffer& picture) {
    gst::Mapped mapped(picture.get());
    mix::StripCells cells{};
    for (std::size_t i = 0; i < 32; ++i) cells[i] = mapped.bytes()[355 * 640 + 20 * i + 10] > 128;
    return paraninfo::testing::strip_time(cells);
}

}  // namespace

TEST(TestFeed, ShowsTheClockOfTheInstantAtWhichItIsAsked) {
    gst_init(nullptr, nullptr);
    std::int64_t clock = 1'000'123;
    TestFeed feed(640, 360, "Auditorium", [&] { return clock; });
    const auto first = feed.picture(Instant(0));
    EXPECT_EQ(shown_time(first), 1'000'123);
    clock += 33;
    EXPECT_EQ(shown_time(feed.picture(Instant(0))), 1'000'156);
    EXPECT_EQ(shown_time(first), 1'000'123) << "a picture that was given stays as it is";
}

TEST(TestFeed, IsNeverSilent) {
    TestFeed feed(640, 360, "Auditorium", [] { return std::int64_t{500}; });
    std::vector<std::int16_t> sound(3200);
    feed.sound(0, sound);
    EXPECT_GT(*std::max_element(sound.begin(), sound.end()), 1000);
}
