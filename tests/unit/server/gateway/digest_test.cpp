#include "server/gateway/digest.hpp"

#include <gtest/gtest.h>

namespace paraninfo::gateway {
namespace {

TEST(Digest, IsTheBeginningOfSha256) {
    EXPECT_EQ(digest_of("abc"), "ba7816bf8f01cfea414140de");
    EXPECT_NE(digest_of("abd"), digest_of("abc"));
}

}  // namespace
}  // namespace paraninfo::gateway
