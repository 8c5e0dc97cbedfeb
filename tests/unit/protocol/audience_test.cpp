#include "protocol/audience.hpp"

#include <gtest/gtest.h>

namespace paraninfo {
namespace {

TEST(AudienceNames, EveryAudienceIsFoundByItsName) {
    for (const Audience audience : all_audiences) EXPECT_EQ(audience_named(name_of(audience)), audience);
    EXPECT_EQ(audience_named("speaker"), std::nullopt);
}

TEST(AudienceNames, ValuesAreApart) {
    PerAudience<int> values;
    values[Audience::hall] = 7;
    EXPECT_EQ(values[Audience::participant], 0);
    EXPECT_EQ(values[Audience::hall], 7);
}

}  // namespace
}  // namespace paraninfo
