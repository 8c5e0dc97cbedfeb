#include "server/workers/secret_line.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace paraninfo::workers {
namespace {

TEST(SecretLine, IsTheFirstLineWithinItsBounds) {
    const paraninfo::test::TemporaryFolder folder;
    const std::filesystem::path file = folder / "secret";
    const auto read = [&](const std::string& content) {
        std::ofstream{file} << content;
        return secret_line(file, 2, 4);
    };
    EXPECT_EQ(read("ab\nand a remark\n"), "ab");
    EXPECT_EQ(read("abcd"), "abcd");
    for (const char* wrong : {"", "\nab", "a", "abcde", "a\tb", "\xC3\xA9"})
        EXPECT_EQ(read(wrong), std::nullopt) << wrong;
    EXPECT_EQ(secret_line(folder / "none", 2, 4), std::nullopt);
}

}  // namespace
}  // namespace paraninfo::workers
