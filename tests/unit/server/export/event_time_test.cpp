#include "server/export/event_time.hpp"

#include <gtest/gtest.h>

namespace paraninfo::exports {

TEST(EventTime, WinterAndSummerAndBehindUtc) {
    const EventTime madrid("Europe/Madrid");
    EXPECT_EQ(madrid.local(1'768'471'200'123), "2026-01-15T11:00:00.123+01:00");
    EXPECT_EQ(madrid.local(1'784'109'600'000), "2026-07-15T12:00:00.000+02:00");
    EXPECT_EQ(EventTime("America/St_Johns").local(1'768'471'200'000), "2026-01-15T06:30:00.000-03:30");
    EXPECT_EQ(EventTime::utc(1'768'471'200'123), "2026-01-15T10:00:00.123Z");
}

TEST(EventTime, WithoutAZoneItIsUtcAndSaysSo) {
    EXPECT_EQ(EventTime("").zone(), "UTC");
    EXPECT_EQ(EventTime("").cell(0), Cell{});
}

}  // namespace paraninfo::exports
