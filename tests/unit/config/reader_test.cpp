#include "config/reader.hpp"

#include <gtest/gtest.h>

namespace paraninfo::config {
namespace {

// The problems of reading `text` with `read`.
template <class Read>
std::vector<std::string> problems_of(const std::string& text, Read read) {
    const auto node = read_node(text, "f").value();
    std::vector<Problem> problems;
    {
        const std::string file = "f";
        Reader reader(node, "", file, problems);
        read(reader);
    }
    std::vector<std::string> lines;
    for (const auto& problem : problems) lines.push_back(to_string(problem));
    return lines;
}

using Lines = std::vector<std::string>;

TEST(Reader, AMissingKeyKeepsTheDefault) {
    int value = 7;
    EXPECT_EQ(problems_of("{}", [&](Reader& reader) { reader.integer("a", value, 1, 9); }), Lines{});
    EXPECT_EQ(value, 7);
}

TEST(Reader, NumbersHaveARange) {
    int value = 0;
    const auto read = [&](Reader& reader) { reader.integer("a", value, 1, 9); };
    EXPECT_EQ(problems_of("{\"a\": 1}", read), Lines{});
    EXPECT_EQ(problems_of("{\"a\": 9}", read), Lines{});
    EXPECT_EQ(value, 9);
    EXPECT_EQ(problems_of("{\"a\": 10}", read), Lines{"f:1: a: must lie between 1 and 9"});
    EXPECT_EQ(problems_of("{\"a\": 0}", read), Lines{"f:1: a: must lie between 1 and 9"});
    EXPECT_EQ(problems_of("{\"a\": \"5\"}", read), Lines{"f:1: a: must be a number"});
    EXPECT_EQ(problems_of("{\"a\": true}", read), Lines{"f:1: a: must be a number"});
}

TEST(Reader, TextsHaveALength) {
    std::string value;
    const auto read = [&](Reader& reader) { reader.text("a", value, 3); };
    EXPECT_EQ(problems_of("{\"a\": \"abc\"}", read), Lines{});
    EXPECT_EQ(problems_of("{\"a\": \"abcd\"}", read), Lines{"f:1: a: longer than 3 bytes"});
    EXPECT_EQ(value, "abc");
}

TEST(Reader, AListOfTextsRefusesOthersAndRepetitions) {
    std::vector<std::string> value;
    const auto read = [&](Reader& reader) { reader.texts("a", value, 2); };
    EXPECT_EQ(problems_of("{\"a\": [\"x\", \"y\"]}", read), Lines{});
    EXPECT_EQ(problems_of("{\"a\": [\"x\",\n\"x\"]}", read), Lines{"f:2: a[1]: stands twice"});
    EXPECT_EQ(problems_of("{\"a\": [1]}", read), Lines{"f:1: a[0]: must be a text of at most 256 bytes"});
    EXPECT_EQ(problems_of("{\"a\": [\"x\",\"y\",\"z\"]}", read), Lines{"f:1: a: more than 2 entries"});
}

TEST(Reader, AChoiceNamesWhatIsPossible) {
    enum class Size { small, large };
    auto value = Size::small;
    const auto read = [&](Reader& reader) { reader.choice("a", value, {"small", "large"}); };
    EXPECT_EQ(problems_of("{\"a\": \"large\"}", read), Lines{});
    EXPECT_EQ(value, Size::large);
    EXPECT_EQ(problems_of("{\"a\": \"huge\"}", read), Lines{"f:1: a: must be one of \"small\", \"large\""});
}

TEST(Reader, KeysInObjectsOfAListAreNamedWithTheirIndex) {
    const auto read = [](Reader& reader) {
        reader.objects("a", 4, [](Reader& inner) {
            bool flag = false;
            inner.flag("b", flag);
        });
    };
    EXPECT_EQ(problems_of("{\"a\": [{\"b\": true},\n{\"c\": 1}]}", read), Lines{"f:2: a[1].c: unknown key"});
    EXPECT_EQ(problems_of("{\"a\": [{\"b\": 0}]}", read), Lines{"f:1: a[0].b: must be true or false"});
    EXPECT_EQ(problems_of("{\"a\": [1]}", read), Lines{"f:1: a[0]: must be an object"});
}

TEST(Reader, TheFileItselfMustBeAnObject) {
    EXPECT_EQ(problems_of("[]", [](Reader&) {}), Lines{"f:1: must be an object"});
}

}  // namespace
}  // namespace paraninfo::config
