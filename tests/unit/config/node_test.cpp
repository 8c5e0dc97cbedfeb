#include "config/node.hpp"

#include <gtest/gtest.h>

namespace paraninfo::config {
namespace {

TEST(Node, ValuesKnowTheirLines) {
    const auto root = read_node("{\n\"a\": 1,\n\"b\": [\n{\"c\": true},\n5\n]}", "f").value();
    EXPECT_EQ(line_of(root, "a"), 2);
    EXPECT_EQ(line_of(root, "b[0].c"), 4);
    EXPECT_EQ(line_of(root, "b[1]"), 5);
}

TEST(Node, TheLineOfWhatIsNotThereIsThatOfItsSurroundings) {
    const auto root = read_node("{\n\"a\":\n{}}", "f").value();
    EXPECT_EQ(line_of(root, "a.b.c"), 2);
    EXPECT_EQ(line_of(root, "z"), 1);
}

TEST(Node, AKeyThatStandsTwiceIsRefused) {
    const auto root = read_node("{\"a\": 1,\n\"a\": 2}", "f");
    ASSERT_FALSE(root);
    EXPECT_EQ(root.error()[0], (Problem{"f", 2, "a", "this key stands twice in the same object"}));
}

TEST(Node, BrokenTextIsRefusedWithItsLine) {
    for (const auto* text :
         {"", "{\"a\": }", "{\"a\": 1} x", "{'a': 1}", "[1,", "\"\xff\"", "1e999", "nul"}) {
        ASSERT_FALSE(read_node(text, "f")) << text;
    }
    EXPECT_EQ(read_node("{\n\"a\": 1,\n\n}", "f").error()[0].line, 4);
}

TEST(Node, NestingHasALimit) {
    EXPECT_TRUE(read_node(std::string(depth_max, '[') + std::string(depth_max, ']'), "f"));
    const auto deeper = read_node(std::string(depth_max + 1, '[') + std::string(depth_max + 1, ']'), "f");
    ASSERT_FALSE(deeper);
    EXPECT_EQ(deeper.error()[0].message, "nested too deep");
}

TEST(Node, TheFileHasALimit) {
    EXPECT_TRUE(read_node("1" + std::string(file_bytes_max - 1, ' '), "f"));
    EXPECT_FALSE(read_node("1" + std::string(file_bytes_max, ' '), "f"));
}

}  // namespace
}  // namespace paraninfo::config
