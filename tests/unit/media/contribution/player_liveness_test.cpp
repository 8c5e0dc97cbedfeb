#include "media/contribution/player_liveness.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::contribution;
using namespace std::chrono_literals;

namespace {

// Whatever a player shows or not, and whenever it vanished: a tick of the sessions and some to end it are
// left.
constexpr Instant freed_within = 15s - 300ms;

}  // namespace

TEST(PlayerLiveness, OneThatReportsNothingForTwelveSecondsIsGone) {
    const PlayerLiveness player(0s, true);
    EXPECT_FALSE(player.gone(20s, 20s));
    EXPECT_FALSE(player.gone(32s - 1ms, 20s));
    EXPECT_TRUE(player.gone(32s, 20s));
    EXPECT_LE(PlayerLiveness::gone_after, freed_within);
}

TEST(PlayerLiveness, OfSoundAloneOneReportMayBeLost) {
    const PlayerLiveness player(0s, false);
    EXPECT_FALSE(player.gone(34s, 20s)) << "they are up to 7.5 s apart, and seldom two in a row";
    EXPECT_TRUE(player.gone(20s + freed_within, 20s));
}

TEST(PlayerLiveness, OneThatVanishesBeforeItConnectedIsGoneFourteenSecondsAfterItsOffer) {
    for (const bool with_picture : {true, false}) {
        const PlayerLiveness player(5s, with_picture);
        EXPECT_FALSE(player.gone(19s - 1ms, std::nullopt));
        EXPECT_TRUE(player.gone(19s, std::nullopt));
    }
    EXPECT_LE(PlayerLiveness::connects_within, freed_within);
}
