#include "server/attendance/ledger.hpp"

#include "tests/unit/server/attendance/times.hpp"

#include <gtest/gtest.h>

namespace paraninfo::attendance {
namespace {

// A person's pages in one room, and a clock turned by hand.
class LedgerTest : public testing::Test {
  protected:
    Taken sign(const std::string& page, bool watching, std::int64_t after_s) {
        now = start + after_s * 1000;
        return ledger.take({"ana", "auditorium", page, watching}, now);
    }
    Spans spans(Kind kind) {
        for (const auto& row : ledger.changed(now)) {
            std::erase_if(rows, [&](const Interval& known) { return known.key == row.key; });
            rows.push_back(row);
        }
        Spans all;
        for (const auto& row : rows)
            if (row.key.kind == kind) all.push_back({row.key.from_ms - start, row.to_ms - start});
        return union_of(all, 0);
    }

    Ledger ledger;
    std::vector<Interval> rows;
    std::int64_t now = start;
};

TEST_F(LedgerTest, TheTimeBetweenTwoSignsCountsAsTheFirstOneSaid) {
    sign("page-one", false, 0);
    sign("page-one", true, 10);
    sign("page-one", true, 30);
    sign("page-one", false, 40);
    sign("page-one", false, 60);
    EXPECT_EQ(spans(Kind::connected), (Spans{{0, 60'000}}));
    EXPECT_EQ(spans(Kind::watching), (Spans{{10'000, 40'000}}));
}

// Presence loses a person who closes one tab of two
TEST_F(LedgerTest, PresenceLosesAPersonWhoClosesOneTabOfTwo) {
    for (std::int64_t at = 0; at <= 60; at += 20) {
        sign("page-one", true, at);
        if (at <= 20) sign("page-two", true, at);
    }
    sign("page-two", false, 61);
    sign("page-one", true, 80);
    EXPECT_EQ(spans(Kind::connected), (Spans{{0, 80'000}}));
    EXPECT_EQ(spans(Kind::watching), (Spans{{0, 80'000}}));
}

TEST_F(LedgerTest, ASilenceThatIsTooLongCountsAsNothing) {
    sign("page-one", true, 0);
    sign("page-one", true, 45);
    EXPECT_EQ(spans(Kind::watching), (Spans{{0, 45'000}}));
    sign("page-one", true, 91);
    sign("page-one", true, 100);
    EXPECT_EQ(spans(Kind::watching), (Spans{{0, 45'000}, {91'000, 100'000}}));
}

TEST_F(LedgerTest, APageThatFlickersMakesNoNewRows) {
    for (std::int64_t at = 0; at < 40; at += 2) sign("page-one", at % 4 == 0, at);
    EXPECT_EQ(ledger.changed(now).size(), 2U);
}

TEST_F(LedgerTest, WhatComesSoonerThanThePaceIsRefusedAndChangesNothing) {
    EXPECT_EQ(sign("page-one", false, 0), Taken::yes);
    now = start + pace_ms - 1;
    EXPECT_EQ(ledger.take({"ana", "auditorium", "page-one", true}, now), Taken::too_often);
    EXPECT_EQ(spans(Kind::watching), Spans{});
    EXPECT_EQ(sign("page-one", true, 1), Taken::yes);
}

TEST_F(LedgerTest, APersonHasSoManyLivingPagesAndNotOneMore) {
    for (std::size_t i = 0; i < pages_of_person_max; ++i)
        EXPECT_EQ(sign("page-" + std::to_string(i), true, 0), Taken::yes);
    EXPECT_EQ(sign("one-more", true, 0), Taken::too_often);
    EXPECT_EQ(ledger.take({"bea", "auditorium", "page-0", true}, now), Taken::yes);
    EXPECT_EQ(ledger.take({"ana", "library", "page-0", true}, now), Taken::yes);
    ledger.changed(start + silence_max_ms + 1);
    EXPECT_EQ(ledger.pages(), 0U);
    EXPECT_EQ(sign("one-more", true, 60), Taken::yes);
}

TEST_F(LedgerTest, AClockThatIsSetBackLosesNothing) {
    sign("page-one", true, 0);
    sign("page-one", true, 20);
    EXPECT_EQ(sign("page-one", true, 5), Taken::yes);
    sign("page-one", true, 30);
    EXPECT_EQ(spans(Kind::watching), (Spans{{0, 30'000}}));
}

TEST_F(LedgerTest, WhatCouldNotBeWrittenComesAgainUnlessThereIsNewer) {
    sign("page-one", true, 0);
    sign("page-two", true, 0);
    const auto failed = ledger.changed(now);
    sign("page-one", true, 20);
    ledger.put_back(failed);
    EXPECT_EQ(spans(Kind::connected), (Spans{{0, 20'000}}));
    EXPECT_EQ(rows.size(), 4U);
}

TEST_F(LedgerTest, AfterARestartAPageGoesOnWhereItWas) {
    sign("page-one", true, 0);
    sign("page-one", true, 20);
    const auto kept = ledger.changed(now);
    Ledger next;
    next.resume(kept, start + 30'000);
    ledger = std::move(next);
    sign("page-one", true, 35);
    EXPECT_EQ(spans(Kind::watching), (Spans{{0, 35'000}}));
    EXPECT_EQ(rows.size(), 2U) << "the same rows, which only end later";
}

TEST_F(LedgerTest, AfterALongStopThePageBeginsAnew) {
    sign("page-one", true, 0);
    sign("page-one", true, 20);
    const auto kept = ledger.changed(now);
    Ledger next;
    next.resume(kept, start + 120'000);
    EXPECT_EQ(next.pages(), 0U);
}

}  // namespace
}  // namespace paraninfo::attendance
