#include "server/access/names.hpp"

#include "server/access/store.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace paraninfo::access {

TEST(Names, APersonIsCalledAsTheStoreHasIt) {
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "access.db";
    EXPECT_EQ(Names(path).of({"p1"}), "") << "no file names nobody";
    Store store(path);
    PersonRow row;
    row.id = "p1";
    row.name = "Ana";
    store.commit({row});
    Names names(path);
    EXPECT_EQ(names.of({"p1"}), "Ana");
    EXPECT_EQ(names.of({"p2"}), "");
}

}  // namespace paraninfo::access
