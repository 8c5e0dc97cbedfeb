#include "server/workers/replace_file.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <system_error>

namespace paraninfo::workers {
namespace {

std::string text_of(const std::filesystem::path& path) {
    std::ifstream in{path};
    return {std::istreambuf_iterator<char>{in}, {}};
}

TEST(ReplaceFile, TheNewTextTakesThePlaceOfTheOldForTheOwnerOnly) {
    const paraninfo::test::TemporaryFolder folder;
    replace_file(folder / "file", "a longer first text");
    replace_file(folder / "file", "second");
    EXPECT_EQ(text_of(folder / "file"), "second");
    EXPECT_EQ(std::filesystem::status(folder / "file").permissions(), std::filesystem::perms{0600});
    EXPECT_FALSE(std::filesystem::exists(folder / "file.new"));
}

TEST(ReplaceFile, WhatACrashLeftIsNoHindrance) {
    const paraninfo::test::TemporaryFolder folder;
    std::ofstream{folder / "file.new"} << "half";
    replace_file(folder / "file", "whole");
    EXPECT_EQ(text_of(folder / "file"), "whole");
}

TEST(ReplaceFile, AFolderThatIsNotThereIsNamed) {
    const paraninfo::test::TemporaryFolder folder;
    EXPECT_THROW(replace_file(folder / "nowhere/file", "text"), std::system_error);
}

}  // namespace
}  // namespace paraninfo::workers
