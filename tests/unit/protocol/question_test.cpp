#include "protocol/question.hpp"

#include <gtest/gtest.h>

namespace paraninfo {
namespace {

TEST(QuestionStates, EveryStateIsFoundByItsName) {
    for (int i = 0; i <= static_cast<int>(QuestionState::withdrawn); ++i) {
        const auto state = static_cast<QuestionState>(i);
        EXPECT_EQ(question_state_named(name_of(state)), state);
    }
    EXPECT_EQ(question_state_named("merged"), std::nullopt);
}

TEST(QuestionStates, EverybodySeesApprovedOnAirAndAnswered) {
    EXPECT_TRUE(is_visible(QuestionState::approved));
    EXPECT_TRUE(is_visible(QuestionState::on_air));
    EXPECT_TRUE(is_visible(QuestionState::answered));
    EXPECT_FALSE(is_visible(QuestionState::pending));
    EXPECT_FALSE(is_visible(QuestionState::declined));
    EXPECT_FALSE(is_visible(QuestionState::withdrawn));
}

}  // namespace
}  // namespace paraninfo
