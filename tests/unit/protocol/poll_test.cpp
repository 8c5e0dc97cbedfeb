#include "protocol/poll.hpp"

#include <gtest/gtest.h>

namespace paraninfo {
namespace {

TEST(PollNames, EachIsFoundByItsName) {
    for (const auto kind : {PollKind::single, PollKind::multiple, PollKind::scale, PollKind::text})
        EXPECT_EQ(poll_kind_named(name_of(kind)), kind);
    for (int i = 0; i <= static_cast<int>(PollState::archived); ++i) {
        const auto state = static_cast<PollState>(i);
        EXPECT_EQ(poll_state_named(name_of(state)), state);
    }
    for (const auto results : {PollResults::after_close, PollResults::after_vote, PollResults::always})
        EXPECT_EQ(poll_results_named(name_of(results)), results);
    EXPECT_EQ(poll_kind_named("secret"), std::nullopt);
    EXPECT_EQ(poll_state_named(""), std::nullopt);
    EXPECT_EQ(poll_results_named("never"), std::nullopt);
}

TEST(PollStates, TheAudienceSeesFromOpenToClosedAndVotesUntilItIsClosed) {
    EXPECT_FALSE(is_visible(PollState::draft));
    EXPECT_TRUE(is_visible(PollState::open) && takes_votes(PollState::open));
    EXPECT_TRUE(is_visible(PollState::closing) && takes_votes(PollState::closing));
    EXPECT_TRUE(is_visible(PollState::closed));
    EXPECT_FALSE(takes_votes(PollState::closed));
    EXPECT_FALSE(is_visible(PollState::archived));
}

TEST(PollForms, AScaleHasAChoiceForEachStep) {
    PollForm form;
    form.kind = PollKind::scale;
    form.scale = {-5, 5, "", ""};
    EXPECT_EQ(choices_of(form), 11u);
    form.kind = PollKind::multiple;
    form.options = {"a", "b", "c"};
    EXPECT_EQ(choices_of(form), 3u);
    form.kind = PollKind::text;
    EXPECT_EQ(choices_of(form), 0u);
}

}  // namespace
}  // namespace paraninfo
