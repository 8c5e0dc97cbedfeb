#include "protocol/reaction.hpp"

#include <gtest/gtest.h>

#include <set>

namespace paraninfo {
namespace {

TEST(Reaction, EachHasANameOfItsOwn) {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < reaction_count; ++i) {
        const auto reaction = static_cast<Reaction>(i);
        EXPECT_EQ(reaction_named(name_of(reaction)), reaction);
        names.insert(name_of(reaction));
    }
    EXPECT_EQ(names.size(), reaction_count);
    EXPECT_FALSE(reaction_named("rocket"));
}

}  // namespace
}  // namespace paraninfo
