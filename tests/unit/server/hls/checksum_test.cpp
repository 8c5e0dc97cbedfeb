#include "server/hls/checksum.hpp"

#include <gtest/gtest.h>

namespace paraninfo::hls {
namespace {

TEST(Checksum, IsTheCrc32OfItsCheckValue) {
    EXPECT_EQ(checksum("123456789"), 0xcbf43926U);
    EXPECT_EQ(checksum(""), 0U);
}

}  // namespace
}  // namespace paraninfo::hls
