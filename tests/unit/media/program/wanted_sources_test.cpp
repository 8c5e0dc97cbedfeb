#include "media/program/wanted_sources.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::program;
using namespace std::chrono_literals;

namespace {

using Names = std::vector<std::string>;

media_link::Mix mix_of(Names shown, Names ready = {}, std::chrono::milliseconds transition = 0ms) {
    media_link::Mix mix;
    mix.scene.sources = std::move(shown);
    mix.ready = std::move(ready);
    mix.transition_ms = transition;
    return mix;
}

}  // namespace

TEST(WantedSources, WhatIsShownAndWhatIsReadyAreWantedEachOnce) {
    WantedSources wanted;
    EXPECT_EQ(wanted.take(mix_of({"floor", "cam-a"}, {"cam-b", "cam-a"}), 0s),
              (Names{"cam-a", "cam-b", "floor"}));
    EXPECT_EQ(wanted.take(mix_of({"floor", "cam-a"}), 0s), (Names{"cam-a", "floor"}));
}

TEST(WantedSources, WhatIsOnItsWayOutIsWantedUntilItIsSeenNoMore) {
    WantedSources wanted;
    wanted.take(mix_of({"cam-a"}), 0s);
    EXPECT_EQ(wanted.take(mix_of({"cam-b"}, {}, 2s), 10s), (Names{"cam-a", "cam-b"}));
    EXPECT_FALSE(wanted.tend(12s + WantedSources::slack - 1ms));
    EXPECT_EQ(wanted.tend(12s + WantedSources::slack), Names{"cam-b"});
    EXPECT_FALSE(wanted.tend(20s)) << "said once";
}

TEST(WantedSources, ALevelInATransitionLeavesItAsItIs) {
    WantedSources wanted;
    wanted.take(mix_of({"cam-a"}), 0s);
    wanted.take(mix_of({"cam-b"}, {}, 2s), 10s);
    EXPECT_EQ(wanted.take(mix_of({"cam-b"}), 11s), (Names{"cam-a", "cam-b"}));
    EXPECT_EQ(wanted.tend(12s + WantedSources::slack), Names{"cam-b"});
}

TEST(WantedSources, ASceneInATransitionEndsIt) {
    WantedSources wanted;
    wanted.take(mix_of({"cam-a"}), 0s);
    wanted.take(mix_of({"cam-b"}, {}, 2s), 10s);
    EXPECT_EQ(wanted.take(mix_of({"cam-c"}, {}, 2s), 11s), (Names{"cam-b", "cam-c"}));
}
