#include "protocol/voter_class.hpp"

#include <gtest/gtest.h>

namespace paraninfo {
namespace {

TEST(VoterClassNames, EachIsFoundByItsName) {
    for (const VoterClass one : all_voter_classes) EXPECT_EQ(voter_class_named(name_of(one)), one);
    EXPECT_EQ(voter_class_named("participant"), std::nullopt);
}

}  // namespace
}  // namespace paraninfo
