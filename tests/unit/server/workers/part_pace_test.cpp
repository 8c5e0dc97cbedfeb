#include "server/workers/part_pace.hpp"

#include <gtest/gtest.h>

namespace paraninfo::workers {
namespace {

constexpr std::int64_t ms = 1'000'000;
constexpr std::int64_t length = 333 * ms;

TEST(PartsPace, KnowsTheAgeOfTheNewestPartOfWhicheverRendition) {
    PartPace pace;
    EXPECT_EQ(pace.edge_age_ms(5000 * ms), std::nullopt);
    pace.note(1, 1000 * ms, length, 1500 * ms);
    pace.note(0, 700 * ms, length, 1600 * ms);
    EXPECT_EQ(pace.edge_age_ms(1600 * ms), 600);
    EXPECT_EQ(pace.edge_age_ms(900 * ms), 0);
}

TEST(PartsPace, CountsAPartThatCameMoreThanTwoLengthsAfterTheOneBefore) {
    PartPace pace;
    pace.note(0, 1 * ms, length, 1000 * ms);
    pace.note(0, 2 * ms, length, 1000 * ms + 2 * length);
    EXPECT_EQ(pace.late(), 0U);
    pace.note(1, 3 * ms, length, 9000 * ms);
    pace.note(0, 3 * ms, length, 1001 * ms + 4 * length);
    EXPECT_EQ(pace.late(), 1U);
}

TEST(PartsPace, OfANewRunBeginsWithoutALatePart) {
    PartPace pace;
    pace.note(0, 1 * ms, length, 1000 * ms);
    pace.begin_run();
    EXPECT_EQ(pace.edge_age_ms(2000 * ms), std::nullopt);
    pace.note(0, 8000 * ms, length, 9000 * ms);
    EXPECT_EQ(pace.late(), 0U);
}

}  // namespace
}  // namespace paraninfo::workers
