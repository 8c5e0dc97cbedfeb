#include "media/ingest/attempts.hpp"

#include <gtest/gtest.h>

namespace paraninfo::ingest {
namespace {

const Time start{};

TEST(Attempts, AnAttemptIsTakenOnce) {
    Attempts attempts;
    EXPECT_TRUE(attempts.add(1, "main", start));
    EXPECT_EQ(attempts.take(1), "main");
    EXPECT_EQ(attempts.take(1), std::nullopt);
}

TEST(Attempts, OneThatStaysAwayExpires) {
    Attempts attempts;
    attempts.add(1, "main", start);
    attempts.add(2, "second", start + std::chrono::seconds{1});
    EXPECT_TRUE(attempts.expire(start + attempt_time_max - std::chrono::milliseconds{1}).empty());
    EXPECT_EQ(attempts.expire(start + attempt_time_max), std::vector<std::string>{"main"});
    EXPECT_EQ(attempts.take(1), std::nullopt);
    EXPECT_EQ(attempts.take(2), "second");
}

TEST(Attempts, AreBounded) {
    Attempts attempts;
    for (std::uint64_t i = 0; i < attempts_max; ++i) ASSERT_TRUE(attempts.add(i, "main", start));
    EXPECT_FALSE(attempts.add(attempts_max, "main", start));
    EXPECT_TRUE(attempts.add(0, "main", start));
    attempts.take(0);
    EXPECT_TRUE(attempts.add(attempts_max, "main", start));
}

TEST(Attempts, OneAddressHasSoManyAndTheOthersHaveRoom) {
    Attempts attempts;
    for (std::uint64_t i = 0; i < attempts_of_address_max; ++i)
        ASSERT_TRUE(attempts.add(i, "main", start, "here"));
    EXPECT_FALSE(attempts.add(2000, "main", start, "here"));
    EXPECT_TRUE(attempts.add(0, "main", start, "here")) << "the same one again";
    EXPECT_TRUE(attempts.add(2000, "main", start, "there"));
    attempts.expire(start + attempt_time_max);
    EXPECT_TRUE(attempts.add(2001, "main", start + attempt_time_max, "here"));
}

}  // namespace
}  // namespace paraninfo::ingest
