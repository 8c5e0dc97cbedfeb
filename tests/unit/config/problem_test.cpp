#include "config/problem.hpp"

#include <gtest/gtest.h>

namespace paraninfo::config {
namespace {

TEST(Problem, SaysFileLineKeyAndMessage) {
    EXPECT_EQ(to_string(Problem{"f", 3, "a.b", "wrong"}), "f:3: a.b: wrong");
    EXPECT_EQ(to_string(Problem{"f", 0, "", "wrong"}), "f: wrong");
}

}  // namespace
}  // namespace paraninfo::config
