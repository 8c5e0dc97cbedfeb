#include "protocol/json/commands.hpp"

#include <gtest/gtest.h>

namespace paraninfo::json {
namespace {

using Value = nlohmann::json;

const char* const key = "6f1c2f0e-3d0a-4c8e-9a51-0c7b8f1d2e30";

TEST(Commands, AnUnknownMethodIsSaidToBeOne) {
    const auto read = read_params("question.delete", Value::object());
    EXPECT_TRUE(std::get<BadParams>(read).unknown_method);
}

TEST(Commands, AKeyIsAUuid) {
    const auto is_read = [](const std::string& given) {
        const auto read = read_params("questions.open", {{"key", given}});
        return std::holds_alternative<RequestBody>(read);
    };
    EXPECT_TRUE(is_read(key));
    EXPECT_FALSE(is_read("6f1c2f0e-3d0a-4c8e-9a51-0c7b8f1d2e3"));
    EXPECT_FALSE(is_read("6f1c2f0e-3d0a-4c8e-9a51-0c7b8f1d2e300"));
    EXPECT_FALSE(is_read("6f1c2f0e+3d0a-4c8e-9a51-0c7b8f1d2e30"));
    EXPECT_FALSE(is_read("6f1c2f0g-3d0a-4c8e-9a51-0c7b8f1d2e30"));
}

TEST(Commands, ALanguageIsATagOfAtMost35Characters) {
    const auto is_read = [](const std::string& language) {
        const auto read = read_params("question.ask", {{"key", key}, {"text", "a"}, {"language", language}});
        return std::holds_alternative<RequestBody>(read);
    };
    EXPECT_TRUE(is_read("es"));
    EXPECT_TRUE(is_read("es-419"));
    EXPECT_TRUE(is_read(std::string(35, 'a')));
    EXPECT_FALSE(is_read(std::string(36, 'a')));
    EXPECT_FALSE(is_read("e"));
    EXPECT_FALSE(is_read("es_ES"));
}

}  // namespace
}  // namespace paraninfo::json
