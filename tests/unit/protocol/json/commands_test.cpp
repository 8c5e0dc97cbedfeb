#include "protocol/json/commands.hpp"

#include "tests/unit/protocol/json/key.hpp"

#include <gtest/gtest.h>

namespace paraninfo::json {
namespace {

using Value = nlohmann::json;

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

TEST(Commands, AMoveOnDeckSaysBeforeWhatOrNullForTheEnd) {
    const auto read = [](const Value& before) {
        Value params{{"key", key}, {"question", "Qa"}, {"version", 1}};
        if (!before.is_discarded()) params["before"] = before;
        return read_params("question.move_on_deck", params);
    };
    const auto before_of = [](const auto& known) {
        return std::get<MoveOnDeck>(std::get<SubmitCommand>(std::get<RequestBody>(known)).command)
            .before.value;
    };
    EXPECT_EQ(before_of(read("Qb")), "Qb");
    EXPECT_EQ(before_of(read(nullptr)), "");
    EXPECT_EQ(std::get<BadParams>(read("")).member, "before");
    EXPECT_EQ(std::get<BadParams>(read(Value(Value::value_t::discarded))).member, "before");
}

TEST(Commands, AMergerNamesBothVersions) {
    const auto read =
        read_params("question.merge", {{"key", key}, {"question", "Qa"}, {"version", 1}, {"into", "Qb"}});
    EXPECT_EQ(std::get<BadParams>(read).member, "into_version");
}

}  // namespace
}  // namespace paraninfo::json
