#include "media/program/unit_queue.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::program;

namespace {

SourceUnit unit(int at, std::size_t size = 1) {
    SourceUnit unit;
    unit.source_time = Instant(at);
    unit.bytes = std::string(size, 'x');
    return unit;
}

}  // namespace

TEST(UnitQueue, GivesThoseUpToThePictureThatIsShown) {
    UnitQueue queue;
    for (const int at : {10, 20, 30}) queue.put(unit(at));
    EXPECT_EQ(queue.take(queue.mark(Instant(20))).size(), 2U);
    EXPECT_TRUE(queue.take(queue.mark(Instant(20))).empty());
    EXPECT_EQ(queue.take(queue.mark(Instant(35))).front().source_time, Instant(30));
}

TEST(UnitQueue, APictureOfAnotherStreamReleasesNothing) {
    UnitQueue queue;
    const UnitQueue::Mark old = queue.mark(Instant(50));
    queue.put(unit(10));
    const std::uint64_t stream = queue.take(old).front().stream;
    queue.break_off();
    queue.put(unit(20));
    EXPECT_TRUE(queue.take(old).empty());
    EXPECT_NE(queue.take(queue.mark(Instant(20))).front().stream, stream);
}

TEST(UnitQueue, TwoFeedsNeverHaveTheSameStream) {
    EXPECT_NE(UnitQueue().mark(Instant(0)).stream, UnitQueue().mark(Instant(0)).stream);
}

TEST(UnitQueue, OneOverItsLimitBreaksTheStreamOff) {
    UnitQueue queue;
    for (std::size_t i = 0; i < UnitQueue::units_max; ++i) queue.put(unit(static_cast<int>(i)));
    const UnitQueue::Mark before = queue.mark(Instant(1000));
    queue.put(unit(1000));
    EXPECT_TRUE(queue.take(before).empty());
    EXPECT_TRUE(queue.take(queue.mark(Instant(1000))).empty());
    queue.put(unit(1, UnitQueue::bytes_max));
    EXPECT_EQ(queue.take(queue.mark(Instant(1))).size(), 1U);
    queue.put(unit(2, UnitQueue::bytes_max + 1));
    EXPECT_TRUE(queue.take(queue.mark(Instant(2))).empty());
}
