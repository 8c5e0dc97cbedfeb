#include "media/program/source_switch.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::program;
using namespace std::chrono_literals;
using Which = SourceSwitch::Which;
using Fault = SourceSwitch::Fault;

namespace {

// Two sources that a test lets go on, stand still, fall silent or vanish, a frame at a time.
struct SourceSwitchTest : testing::Test {
    struct Source {
        bool picture = true, moves = true, sounds = true;
        Signs signs;
    };
    static constexpr Instant frame = 100ms;
    Source main, backup;
    SourceSwitch source_switch{{.frozen_after = 10s, .soundless_after = 5s, .return_after = 8s}};
    Instant now = 1000s;
    Which shown = Which::main;

    static void live(Source& source, Instant now) {
        source.signs.picture = source.picture;
        if (source.picture && source.moves) source.signs.moved = now;
        if (source.sounds) source.signs.sounded = now;
    }
    Which pass(Instant time) {
        for (const Instant end = now + time; now < end; now += frame) {
            live(main, now);
            live(backup, now);
            shown = source_switch.step(now, main.signs, backup.signs);
        }
        return shown;
    }
};

}  // namespace

TEST_F(SourceSwitchTest, TheMainSourceIsShownWhileItIsWell) {
    EXPECT_EQ(pass(60s), Which::main);
    backup.picture = false;
    EXPECT_EQ(pass(60s), Which::main);
    EXPECT_EQ(source_switch.left_for(), Fault::none);
}

TEST_F(SourceSwitchTest, WithoutAPictureTheBackupIsShownAtOnce) {
    pass(1s);
    main.picture = main.sounds = false;
    EXPECT_EQ(pass(frame), Which::backup);
    EXPECT_EQ(source_switch.left_for(), Fault::silent);
}

TEST_F(SourceSwitchTest, ABackupWithoutAPictureIsNeverChosen) {
    main.picture = backup.picture = false;
    EXPECT_EQ(pass(10s), Which::main);
}

TEST_F(SourceSwitchTest, TheMainSourceIsBackAfterItsTimeAndNotBefore) {
    pass(1s);
    main.picture = false;
    pass(3s);
    main.picture = true;
    EXPECT_EQ(pass(8s), Which::backup);
    EXPECT_EQ(pass(frame), Which::main);
    EXPECT_EQ(source_switch.left_for(), Fault::none);
}

TEST_F(SourceSwitchTest, AMainSourceThatFlickersDoesNotComeBack) {
    pass(1s);
    for (int i = 0; i < 10; ++i) {
        main.picture = false;
        EXPECT_EQ(pass(frame), Which::backup);
        main.picture = true;
        EXPECT_EQ(pass(7s), Which::backup);
    }
}

TEST_F(SourceSwitchTest, ABackupThatVanishesGivesBackAtOnce) {
    pass(1s);
    main.moves = false;
    ASSERT_EQ(pass(11s), Which::backup);
    backup.picture = false;
    EXPECT_EQ(pass(frame), Which::main);
}

TEST_F(SourceSwitchTest, AFrozenPictureIsLeftWhileTheBackupMoves) {
    pass(1s);
    main.moves = false;
    EXPECT_EQ(pass(9900ms), Which::main);
    EXPECT_EQ(pass(200ms), Which::backup);
    EXPECT_EQ(source_switch.left_for(), Fault::frozen);
}

TEST_F(SourceSwitchTest, WhereBothStandStillItIsMeantSo) {
    pass(1s);
    main.moves = backup.moves = false;
    EXPECT_EQ(pass(60s), Which::main);
}

TEST_F(SourceSwitchTest, OnePictureThatChangesDoesNotHealAFrozenSource) {
    pass(1s);
    main.moves = false;
    ASSERT_EQ(pass(11s), Which::backup);
    for (int i = 0; i < 5; ++i) {
        main.moves = true;
        pass(frame);
        main.moves = false;
        EXPECT_EQ(pass(5s), Which::backup);
    }
    main.moves = true;
    EXPECT_EQ(pass(8s + 2 * frame), Which::main);
}

TEST_F(SourceSwitchTest, LostSoundIsLeftWhileTheBackupHasSome) {
    pass(1s);
    main.sounds = false;
    EXPECT_EQ(pass(4800ms), Which::main);
    EXPECT_EQ(pass(400ms), Which::backup);
    EXPECT_EQ(source_switch.left_for(), Fault::soundless);
    EXPECT_EQ(pass(60s), Which::backup);
    main.sounds = true;
    EXPECT_EQ(pass(8s + 2 * frame), Which::main);
}

TEST_F(SourceSwitchTest, WhereNeitherHasSoundThePictureStays) {
    main.sounds = backup.sounds = false;
    EXPECT_EQ(pass(60s), Which::main);
}

TEST_F(SourceSwitchTest, SoundThatComesALittleAfterThePictureIsWaitedFor) {
    main.sounds = false;
    EXPECT_EQ(pass(4s), Which::main);
    main.sounds = true;
    EXPECT_EQ(pass(60s), Which::main);
}

TEST_F(SourceSwitchTest, AReasonThatIsOffNeverCounts) {
    source_switch = SourceSwitch({.frozen_after = 0s, .soundless_after = 0s, .return_after = 8s});
    main.moves = main.sounds = false;
    EXPECT_EQ(pass(600s), Which::main);
}

TEST_F(SourceSwitchTest, AFaultIsSaidInWords) {
    EXPECT_EQ(in_words(Fault::silent), "gives no picture");
    EXPECT_EQ(in_words(Fault::frozen), "stands still");
    EXPECT_EQ(in_words(Fault::soundless), "has no sound");
}
