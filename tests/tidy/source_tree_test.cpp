#include "tests/tidy/source_tree.hpp"

#include <gtest/gtest.h>

namespace paraninfo::tidy {

TEST(SourceTree, FindsAFunctionAndItsLength) {
    const auto found = functions_of(
        {"namespace a {", "int f(int x) {", "    if (x) { return 1; }", "    return 2;", "}", "}"});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].name, "f");
    EXPECT_EQ(found[0].first_line, 1U);
    EXPECT_EQ(found[0].lines, 4U);
}

TEST(SourceTree, BracesInStringsDoNotCount) {
    const auto found = functions_of({"void f() {", "    g(\"{{{\", '{');", "}", "void h() {", "}"});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[1].name, "h");
}

TEST(SourceTree, MembersOfAClassAreFunctions) {
    const auto found = functions_of({"class A {", "  public:", "    int f() const { return 1; }", "};"});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].lines, 1U);
}

}  // namespace paraninfo::tidy
