#include "protocol/media_link/messages.hpp"

#include "tests/unit/protocol/media_link/sample_messages.hpp"

#include <gtest/gtest.h>

namespace paraninfo::media_link {
namespace {

TEST(Messages, NamesAreSmallLettersDigitsAndHyphens) {
    EXPECT_TRUE(is_name("auditorium-2"));
    EXPECT_TRUE(is_name(std::string(name_bytes_max, 'a')));
    EXPECT_FALSE(is_name(std::string(name_bytes_max + 1, 'a')));
    for (const char* bad : {"", "A", "a b", "a/b", "..", "a\n", "\xc3\xa9"})
        EXPECT_FALSE(is_name(bad)) << bad;
}

TEST(Messages, ARunIsThirtyTwoSmallHexadecimalDigits) {
    EXPECT_TRUE(is_run_id(test::run_id));
    EXPECT_FALSE(is_run_id(test::run_id + "0"));
    EXPECT_FALSE(is_run_id(test::run_id.substr(1)));
    EXPECT_FALSE(is_run_id("0123456789ABCDEF0123456789ABCDEF"));
}

TEST(Messages, PartsAreEqualByTheirBytesNotByTheirPointers) {
    EXPECT_EQ(test::part(), test::part());
    EXPECT_NE(test::part(3), test::part(4));
    Part none = test::part();
    none.bytes = nullptr;
    EXPECT_NE(none, test::part());
}

}  // namespace
}  // namespace paraninfo::media_link
