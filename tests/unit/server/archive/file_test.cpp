#include "server/archive/file.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <system_error>

namespace paraninfo::archive {
namespace {

TEST(File, ReadsWhatWasWrittenAndNoMore) {
    const paraninfo::test::TemporaryFolder folder;
    File file = File::writable(folder / "a");
    file.write(0, "media");
    file.write(5, "more");
    file.sync();
    EXPECT_EQ(file.size(), 9U);
    const File read = File::readable(folder / "a");
    EXPECT_EQ(read.read(3, 4), "iamo");
    EXPECT_THROW(read.read(5, 5), std::system_error);
    file.cut(5);
    EXPECT_EQ(read.size(), 5U);
}

TEST(File, WhatIsNotThereThrowsWithItsPath) {
    try {
        File::readable("/nowhere/at/all");
        FAIL();
    } catch (const std::system_error& error) {
        EXPECT_NE(std::string{error.what()}.find("/nowhere/at/all"), std::string::npos);
    }
}

TEST(File, AFolderIsMadeWithThoseAboveIt) {
    const paraninfo::test::TemporaryFolder folder;
    make_folder(folder.path() / "a" / "b");
    make_folder(folder.path() / "a" / "b");
    EXPECT_EQ(std::filesystem::status(folder.path() / "a").permissions(), std::filesystem::perms::owner_all);
}

}  // namespace
}  // namespace paraninfo::archive
