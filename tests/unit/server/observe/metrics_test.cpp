#include "server/observe/metrics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace paraninfo::observe {
namespace {

using testing::HasSubstr;

TEST(Metrics, ThePageNamesEachFamilyOnceAndEachSampleWithItsLabels) {
    Registry registry;
    registry.counter("joins_total", "Joins.").add(3);
    registry.gauge("sessions", "Open sessions.", "shard=\"0\"").set(2.5);
    registry.gauge("sessions", "Open sessions.", "shard=\"1\"").set(4);
    EXPECT_EQ(registry.page(),
              "# HELP joins_total Joins.\n# TYPE joins_total counter\njoins_total 3\n"
              "# HELP sessions Open sessions.\n# TYPE sessions gauge\n"
              "sessions{shard=\"0\"} 2.5\nsessions{shard=\"1\"} 4\n");
}

TEST(Metrics, TheSameNameIsTheSameCounter) {
    Registry registry;
    EXPECT_EQ(&registry.counter("a", ""), &registry.counter("a", ""));
}

TEST(Metrics, ProcessFiguresAreReadWhenThePageIsAsked) {
    Registry registry;
    const auto token = register_process_metrics(registry);
    const std::string page = registry.page();
    EXPECT_THAT(page, HasSubstr("paraninfo_process_resident_bytes "));
    EXPECT_GT(registry.gauge("paraninfo_process_resident_bytes", "").value(), 0);
    EXPECT_GT(registry.gauge("paraninfo_process_open_files", "").value(), 2);
}

}  // namespace
}  // namespace paraninfo::observe
