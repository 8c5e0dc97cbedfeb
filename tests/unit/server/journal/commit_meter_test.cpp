#include "server/journal/commit_meter.hpp"

#include <gmock/gmock.h>

namespace paraninfo::journal {
namespace {

TEST(CommitMeter, CountsACommitInEveryBucketThatIsWideEnough) {
    observe::Registry registry;
    CommitMeter meter(registry);
    meter.committed(std::chrono::microseconds(100), 7);
    meter.failed(3);
    meter.overloaded();
    const auto page = registry.page();
    EXPECT_THAT(page, testing::HasSubstr("commit_seconds_bucket{le=\"0.000064\"} 0\n"));
    EXPECT_THAT(page, testing::HasSubstr("commit_seconds_bucket{le=\"0.000128\"} 1\n"));
    EXPECT_THAT(page, testing::HasSubstr("commit_seconds_bucket{le=\"+Inf\"} 1\n"));
    EXPECT_THAT(page, testing::HasSubstr("paraninfo_journal_entries_total 7\n"));
    EXPECT_THAT(page, testing::HasSubstr("paraninfo_journal_failures_total 3\n"));
    EXPECT_THAT(page, testing::HasSubstr("paraninfo_journal_overloaded_total 1\n"));
}

}  // namespace
}  // namespace paraninfo::journal
