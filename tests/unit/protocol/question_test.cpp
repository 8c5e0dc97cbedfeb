#include "protocol/question.hpp"

#include <gtest/gtest.h>

namespace paraninfo {
namespace {

TEST(QuestionStates, EveryStateIsFoundByItsName) {
    for (std::size_t i = 0; i < question_state_count; ++i) {
        const auto state = static_cast<QuestionState>(i);
        EXPECT_EQ(question_state_named(name_of(state)), state);
    }
    EXPECT_EQ(question_state_named("gone"), std::nullopt);
}

TEST(QuestionStates, EverybodySeesApprovedOnDeckOnAirAndAnswered) {
    EXPECT_TRUE(is_visible(QuestionState::approved));
    EXPECT_TRUE(is_visible(QuestionState::on_deck));
    EXPECT_TRUE(is_visible(QuestionState::on_air));
    EXPECT_TRUE(is_visible(QuestionState::answered));
    EXPECT_FALSE(is_visible(QuestionState::pending));
    EXPECT_FALSE(is_visible(QuestionState::declined));
    EXPECT_FALSE(is_visible(QuestionState::withdrawn));
    EXPECT_FALSE(is_visible(QuestionState::merged));
}

}  // namespace
}  // namespace paraninfo
