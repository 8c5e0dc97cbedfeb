// docs/lessons.md names a test for each fault: every one of them is there.
#include "tests/tidy/source_tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

namespace paraninfo::tidy {
namespace {

// On one line, without the marks of comments: a test's name may be broken over two.
std::string text_of(const std::filesystem::path& path) {
    std::ifstream in(path);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    return std::regex_replace(text, std::regex("\n(// )? *"), " ");
}

TEST(Lessons, EachHasItsTest) {
    std::ifstream in(root / "docs/lessons.md");
    const std::regex row(R"(\| [^|]+ \| [^|]+ \| ([a-z0-9_./]+) \| `([^`]+)` \|)");
    std::size_t rows = 0;
    for (std::string line; std::getline(in, line);) {
        std::smatch found;
        if (!std::regex_match(line, found, row)) continue;
        ++rows;
        EXPECT_NE(text_of(root / found[1].str()).find(found[2].str()), std::string::npos) << line;
    }
    EXPECT_GE(rows, 18U);
}

}  // namespace
}  // namespace paraninfo::tidy
