#include "server/room/wording.hpp"

#include <gtest/gtest.h>

namespace paraninfo::room {
namespace {

TEST(Wording, LineEndsStayOnlyWhereTheyMay) {
    EXPECT_EQ(*word("a\nb", 10, Lines::one), "a b");
    EXPECT_EQ(*word("a\nb", 10, Lines::many), "a\nb");
}

TEST(Wording, TheLimitCountsWhatIsKept) {
    EXPECT_TRUE(word("  abc  \u200b", 3, Lines::one));
    EXPECT_EQ(word("abcd", 3, Lines::one).error().most, 3);
    EXPECT_EQ(word("\u200b", 3, Lines::one).error().reason, Reason::empty);
}

}  // namespace
}  // namespace paraninfo::room
