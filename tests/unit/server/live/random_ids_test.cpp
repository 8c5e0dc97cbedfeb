#include "server/live/random_ids.hpp"

#include <gtest/gtest.h>

#include <set>

namespace paraninfo::live {
namespace {

TEST(RandomIds, AreSixteenCharactersOfBase64Url) {
    const std::string id = random_id();
    EXPECT_EQ(id.size(), 16u);
    EXPECT_EQ(id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos);
}

TEST(RandomIds, AreNeverTheSame) {
    std::set<std::string> ids;
    for (int i = 0; i < 1000; ++i) ids.insert(random_id());
    EXPECT_EQ(ids.size(), 1000u);
}

}  // namespace
}  // namespace paraninfo::live
