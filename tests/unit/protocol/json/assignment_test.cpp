#include "protocol/json/assignment.hpp"

#include <gtest/gtest.h>

namespace paraninfo::json {
namespace {

AssignQuestion read(const char* text, bool& fit) {
    const auto object = nlohmann::json::parse(text);
    Members members(object);
    auto command = read_assign(members);
    fit = !members.problem();
    return command;
}

TEST(Assignment, NullIsNobodyAndMustBeSaid) {
    bool fit = false;
    const auto command = read(R"({"question":"q","version":2,"session":null,"speaker":"speaker-2"})", fit);
    EXPECT_TRUE(fit);
    EXPECT_EQ(command, (AssignQuestion{QuestionId{"q"}, 2, "", "speaker-2"}));
    read(R"({"question":"q","version":2,"session":null})", fit);
    EXPECT_FALSE(fit);
}

TEST(Assignment, AnIdHas32CharactersAtMost) {
    const std::string most(32, 'a');
    for (const bool over : {false, true}) {
        const nlohmann::json object{{"session", most + (over ? "a" : "")}};
        Members members(object);
        read_agenda_id(members, "session");
        EXPECT_EQ(members.problem().has_value(), over);
    }
}

}  // namespace
}  // namespace paraninfo::json
