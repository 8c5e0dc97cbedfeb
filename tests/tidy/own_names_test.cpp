// The rule that files which are compiled as one name nothing twice, and how names are read.
#include "tests/tidy/own_names.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace paraninfo::tidy {
namespace {

std::vector<OwnName> own_names_in(const std::vector<std::string>& lines) {
    std::vector<std::string> whole{"namespace paraninfo::room {", "namespace {"};
    whole.insert(whole.end(), lines.begin(), lines.end());
    whole.insert(whole.end(), {"}  // namespace", "void not_its_own() {", "}", "}"});
    return own_names_of(whole);
}

bool clash_in(const std::string& one, const std::string& other) {
    const auto before = own_names_in({one});
    const auto after = own_names_in({other});
    EXPECT_EQ(before.size(), 1U) << one;
    EXPECT_EQ(after.size(), 1U) << other;
    return clash(before.at(0), after.at(0));
}

std::string folder_of(const std::string& path) {
    return path.substr(0, path.rfind('/'));
}

// A program's main() is no part of the library beside it.
bool is_compiled_in(const std::string& path, const std::string& folder) {
    const bool is_main = path.ends_with("/main.cpp") && !folder.starts_with("bench/");
    return path.ends_with(".cpp") && folder_of(path) == folder && !is_main;
}

}  // namespace

TEST(OwnNames, AreThoseOfAnonymousNamespacesAlone) {
    const auto found = own_names_in({
        "namespace fs = std::filesystem;",
        "constexpr std::array<std::string_view, 2> words{\"a(\", \"b\"};",
        "template <typename T>",
        "[[noreturn]] std::function<void(int)> failing(const std::map<int, T>& all,",
        "                                              int size = f(1)) {",
        "    const int inside = 0;",
        "}",
        "class Judge {",
        "    void must();",
        "};",
        "void Judge::must() {}",
        "const auto doubled = [](int value) { return 2 * value; };",
    });
    std::vector<std::string> names;
    for (const OwnName& each : found) names.push_back(each.name);
    EXPECT_EQ(names, (std::vector<std::string>{"fs", "words", "failing", "Judge", "doubled"}));
    ASSERT_EQ(found.size(), 5U);
    EXPECT_EQ(found[2].kind, OwnName::Kind::function);
    EXPECT_EQ(found[2].meaning, "const std::map<int, T>&,int,");
    EXPECT_EQ(found[2].line, 7U);
    EXPECT_EQ(found[4].scope, "paraninfo::room");
}

TEST(OwnNames, OfTheSameNameClashUnlessTheyAreOverloadsOrTheSameAlias) {
    EXPECT_TRUE(clash_in("int even(int value) {}", "int even(int of) {}"));
    EXPECT_TRUE(clash_in("constexpr int size = 1;", "constexpr int size = 1;"));
    EXPECT_TRUE(clash_in("class Judge {};", "struct Judge {};"));
    EXPECT_TRUE(clash_in("const Limits limits;", "Limits limits() {}"));
    EXPECT_TRUE(clash_in("using Key = int;", "using Key = long;"));
    EXPECT_FALSE(clash_in("int even(int value) {}", "int even(std::int64_t value) {}"));
    EXPECT_FALSE(clash_in("using Key = int;", "using Key = int;"));
    EXPECT_FALSE(clash_in("using test::Key;", "using Key = test::Key;"));
    EXPECT_FALSE(clash_in("constexpr int size = 1;", "constexpr int width = 1;"));
}

TEST(OwnNames, NoneIsInTwoFilesThatAreCompiledAsOne) {
    const auto files = read_tree(root, {"protocol", "config", "server", "media", "tests", "bench"});
    const auto targets = targets_compiled_as_one(root);
    EXPECT_GT(targets.size(), 40U);
    std::size_t compared = 0;
    for (const auto& [target, folders] : targets) {
        std::map<std::string, std::vector<std::pair<std::string, OwnName>>> known;
        for (const std::string& folder : folders) {
            for (const SourceFile& file : files) {
                if (!is_compiled_in(file.path, folder)) continue;
                for (const OwnName& own : own_names_of(file.lines)) {
                    for (const auto& [path, other] : known[own.name])
                        EXPECT_FALSE(path != file.path && clash(own, other))
                            << target << ": " << own.name << " in " << file.path << ":" << own.line << " and "
                            << path << ":" << other.line;
                    known[own.name].emplace_back(file.path, own);
                    ++compared;
                }
            }
        }
    }
    EXPECT_GT(compared, 1000U);
}

}  // namespace paraninfo::tidy
