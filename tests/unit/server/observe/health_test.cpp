#include "server/observe/health.hpp"

#include <gtest/gtest.h>

namespace paraninfo::observe {
namespace {

TEST(Health, IsReadyOnlyWhenEveryExpectedPartIsFit) {
    Health health;
    EXPECT_TRUE(health.ready());
    health.expect("journal");
    EXPECT_FALSE(health.ready());
    health.set("journal", true);
    EXPECT_TRUE(health.ready());
    health.set("rooms", false, "replaying");
    EXPECT_FALSE(health.ready());
    EXPECT_EQ(health.json(),
              R"({"ready":false,"parts":{"journal":{"ok":true},"rooms":{"ok":false,"reason":"replaying"}}})");
}

}  // namespace
}  // namespace paraninfo::observe
