#include "protocol/reject.hpp"

#include <gtest/gtest.h>

#include <set>

namespace paraninfo {
namespace {

TEST(Rejects, EveryReasonHasItsOwnNameAndCode) {
    std::set<std::string_view> names;
    std::set<int> codes;
    for (int i = 0; i <= static_cast<int>(Reason::full); ++i) {
        names.insert(name_of(static_cast<Reason>(i)));
        codes.insert(code_of(static_cast<Reason>(i)));
    }
    EXPECT_EQ(names.size(), static_cast<std::size_t>(Reason::full) + 1);
    EXPECT_EQ(codes.size(), names.size());
    EXPECT_EQ(code_of(Reason::full), 1012);
    EXPECT_EQ(name_of(Reason::full), "full");
}

}  // namespace
}  // namespace paraninfo
