#include "protocol/hand.hpp"

#include <gtest/gtest.h>

namespace paraninfo {
namespace {

TEST(Hand, EveryStateIsKnownByItsName) {
    for (const HandState state : {HandState::raised, HandState::invited, HandState::accepted})
        EXPECT_EQ(hand_state_named(name_of(state)), state);
    EXPECT_FALSE(hand_state_named("on_stage"));
}

}  // namespace
}  // namespace paraninfo
