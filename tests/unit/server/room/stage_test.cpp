#include "server/room/stage.hpp"

#include "protocol/hall_listener.hpp"
#include "server/room/snapshot.hpp"
#include "server/room/visibility.hpp"
#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

const std::string camera = "cam-0123456789abcdef0123";
const Scene both{SceneLayout::side_by_side, {floor_source, camera}};
const Scene floor_only{SceneLayout::full, {floor_source}};
const Scene slate{SceneLayout::full, {}};

Room with_stage() {
    Room room;
    room.has_stage = true;
    return room;
}

TEST(Stage, BeginsWithTheFloorOnTheProgrammeAndNobodyAtTheWheel) {
    EXPECT_EQ(Room().state.stage, Stage{});
    EXPECT_EQ(Stage{}.programme, floor_only);
    EXPECT_EQ(Stage{}.steering, std::nullopt);
}

TEST(Stage, ATakePutsThePreparedSceneOnTheProgrammeAndPreparesWhatWasThere) {
    Room room = with_stage();
    room.then(producer(), PrepareScene{both});
    EXPECT_EQ(room.state.stage.prepared, both);
    EXPECT_EQ(room.state.stage.programme, floor_only);
    room.then(producer(), TakeScene{{SceneTransition::fade, 400}});
    EXPECT_EQ(room.state.stage.programme, both);
    EXPECT_EQ(room.state.stage.prepared, floor_only);
    EXPECT_EQ(room.state.stage.taking, (Taking{SceneTransition::fade, 400}));
}

TEST(Stage, ASceneTakenAtOnceLeavesWhatIsPrepared) {
    Room room = with_stage();
    room.then(producer(), PrepareScene{both});
    room.then(producer(), TakeScene{{SceneTransition::cut, 300}, slate});
    EXPECT_EQ(room.state.stage.programme, slate);
    EXPECT_EQ(room.state.stage.prepared, both);
    EXPECT_EQ(room.state.stage.taking.ms, 0) << "a cut has no length";
}

TEST(Stage, WithoutAPreparedSceneThereIsNothingToTake) {
    Room room = with_stage();
    EXPECT_EQ(room.refused(producer(), TakeScene{}), Reason::wrong_state);
}

TEST(Stage, TheFirstToActSteersAndOnlyATakeOverChangesThat) {
    Room room = with_stage();
    room.then(producer("d1"), PrepareScene{both});
    EXPECT_EQ(room.state.stage.steering, (Steering{PersonId{"d1"}, "Name"}));
    EXPECT_EQ(room.refused(producer("d2"), TakeScene{}), Reason::wrong_state);
    EXPECT_EQ(room.refused(producer("d2"), StartBroadcast{}), Reason::wrong_state);
    EXPECT_EQ(room.refused(producer("d1"), SteerStage{}), Reason::wrong_state);
    room.then(producer("d2"), TellStage{"I take over.", {}});
    room.then(producer("d2"), SteerStage{});
    room.then(producer("d2"), TakeScene{});
    EXPECT_EQ(room.refused(producer("d1"), PrepareScene{slate}), Reason::wrong_state);
}

TEST(Stage, ModeratorsNeedNoWheelForTheBroadcast) {
    Room room = with_stage();
    room.then(producer(), EndBroadcast{});
    EXPECT_EQ(room.state.stage.steering->person, PersonId{"d1"});
    room.then(moderator(), StartBroadcast{});
    EXPECT_EQ(room.state.broadcast.phase, BroadcastPhase::live);
    EXPECT_EQ(room.state.stage.steering->person, PersonId{"d1"});
}

TEST(Stage, ARoomWithoutPanelistsHasNone) {
    Room room;
    const std::vector<Command> acts{PrepareScene{both}, TakeScene{{}, both},
                                    TakeScene{},        SetSound{{camera}},
                                    SetThird{{"A"}},    CallPanelist{PersonId{"a1"}},
                                    SteerStage{},       TellStage{"Hello", PersonId{}},
                                    SetDucking{},       SetReturn{{PersonId{"a1"}, floor_source, -300}}};
    for (const Command& act : acts) EXPECT_EQ(room.refused(producer(), act), Reason::closed) << act.index();
    EXPECT_EQ(room.refused(producer(), SetTimer{}), Reason::closed);
    EXPECT_EQ(room.refused(panelist(), SayBackstage{"Hello"}), Reason::closed);
    EXPECT_EQ(room.refused(panelist(), ReportCheck{}), Reason::closed);
    room.then(producer(), EndBroadcast{});
    EXPECT_EQ(room.state.stage, Stage{});
}

TEST(Stage, ASoundReplacesTheEarlierOneAndAPlainOneIsForgotten) {
    Room room = with_stage();
    room.then(producer(), SetSound{{camera, -350, false, 40, SourceHeard::always}});
    room.then(producer(), SetSound{{camera, 0, true, 0, SourceHeard::while_shown}});
    ASSERT_EQ(room.state.stage.sounds.size(), 1u);
    EXPECT_TRUE(room.state.stage.sounds[0].muted);
    room.then(producer(), SetSound{{camera}});
    EXPECT_TRUE(room.state.stage.sounds.empty());
}

TEST(Stage, SoundsHaveAMost) {
    Room room = with_stage();
    const auto numbered = [](std::size_t number) {
        std::string name = "cam-00000000000000000000";
        name[22] = static_cast<char>('a' + number / 10);
        name[23] = static_cast<char>('0' + number % 10);
        return SourceSound{name, 100};
    };
    for (std::size_t i = 0; i < sounds_max; ++i) room.then(producer(), SetSound{numbered(i)});
    EXPECT_EQ(room.refused(producer(), SetSound{numbered(sounds_max)}), Reason::full);
    room.then(producer(), SetSound{SourceSound{numbered(0).source, 200}});
    EXPECT_EQ(room.state.stage.sounds.size(), sounds_max);
}

TEST(Stage, AReturnHasASourceAtALevelUntilThatIsAsInTheProgramme) {
    Room room = with_stage();
    const ReturnLevel quieter{PersonId{"a1"}, floor_source, -300};
    room.then(producer(), SetReturn{quieter});
    room.then(producer(), SetReturn{{PersonId{"a2"}, floor_source, 200}});
    room.then(producer(), SetReturn{{PersonId{"a1"}, floor_source, -600}});
    EXPECT_EQ(room.state.stage.returns, (std::vector<ReturnLevel>{{PersonId{"a1"}, floor_source, -600},
                                                                  {PersonId{"a2"}, floor_source, 200}}));
    room.then(producer(), SetReturn{{PersonId{"a1"}, floor_source, 0}});
    EXPECT_EQ(room.state.stage.returns.size(), 1u);
    EXPECT_EQ(room.refused(producer(), SetReturn{{PersonId{"p1"}, floor_source, 100}}), Reason::not_found);
    EXPECT_EQ(room.refused(producer("d2"), SetReturn{quieter}), Reason::wrong_state) << "d1 steers";
}

TEST(Stage, TheHallHasLevelsOfItsOwnAndASnapshotKeepsThem) {
    Room room = with_stage();
    const ReturnLevel quieter{PersonId{hall_listener}, camera, -300};
    room.then(producer(), SetReturn{quieter});
    EXPECT_EQ(room.state.stage.returns, std::vector<ReturnLevel>{quieter});
    EXPECT_EQ(restore(snapshot_of(room.state)).stage.returns, room.state.stage.returns);
    const Shown shown = show(room.state, {1, 1, StageReturnSet{quieter}});
    EXPECT_EQ(shown.backstage, (Backstage{ShowReturn{quieter}, ShowNothing{}}));
    room.then(producer(), SetReturn{{PersonId{hall_listener}, camera, 0}});
    EXPECT_TRUE(room.state.stage.returns.empty());
}

TEST(Stage, ReturnsHaveAMostAndThoseOfWhoLostTheSeatCanBeTakenBack) {
    Room room = with_stage();
    for (std::size_t i = 0; i < returns_max; ++i)
        room.given(StageReturnSet{{PersonId{"x" + std::to_string(i)}, floor_source, 100}});
    EXPECT_EQ(room.refused(producer(), SetReturn{{PersonId{"a1"}, floor_source, 100}}), Reason::full);
    room.then(producer(), SetReturn{{PersonId{"x0"}, floor_source, 0}});
    room.then(producer(), SetReturn{{PersonId{"a1"}, floor_source, 100}});
    EXPECT_EQ(room.state.stage.returns.size(), returns_max);
}

TEST(Stage, TheFloorIsDuckedInReturnsFromTheStartAndInTheProgrammeOnlyWhereThatIsWanted) {
    Room room = with_stage();
    EXPECT_EQ(room.state.stage.ducking, (Ducking{0, -1200}));
    room.then(producer(), SetDucking{{-900, 0}});
    EXPECT_EQ(room.state.stage.ducking, (Ducking{-900, 0}));
}

TEST(Stage, TheLowerThirdHasCleanLinesWithinItsLimits) {
    Room room = with_stage();
    room.then(producer(), SetThird{{" Ana  Pérez ", "UNAM"}});
    EXPECT_EQ(room.state.stage.third.front(), "Ana Pérez");
    EXPECT_EQ(room.refused(producer(), SetThird{{"  "}}), Reason::empty);
    room.then(producer(), SetThird{{std::string(120, 'x')}});
    EXPECT_EQ(room.refused(producer(), SetThird{{std::string(121, 'x')}}), Reason::too_long);
    room.then(producer(), SetThird{});
    EXPECT_TRUE(room.state.stage.third.empty());
}

std::string repeated(std::size_t count, const std::string& text) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

TEST(Stage, ALineOfTheLowerThirdHas120CharactersInAnyScript) {
    const std::string couple = "🧑🏻‍❤️‍💋‍🧑🏼";  // as long as an emoji can be
    ASSERT_EQ(couple.size(), third_line_bytes_max / 120);
    for (const std::string& character :
         {std::string("何"), std::string("م"), std::string("👩‍🔬"), couple}) {
        Room room = with_stage();
        room.then(producer(), SetThird{{repeated(120, character)}});
        EXPECT_EQ(room.state.stage.third.front(), repeated(120, character));
        EXPECT_EQ(room.refused(producer(), SetThird{{repeated(121, character)}}), Reason::too_long);
    }
}

TEST(Stage, WhatOnlyCountsAsOneCharacterIsBoundedByItsBytes) {
    Room room = with_stage();
    const std::string chain =
        repeated(third_line_bytes_max / 7 - 1, "👩‍") + "👩";  // one, to whoever counts
    room.then(producer(), SetThird{{chain + "xyz"}});
    EXPECT_EQ(room.state.stage.third.front().size(), third_line_bytes_max);
    EXPECT_EQ(room.refused(producer(), SetThird{{chain + "wxyz"}}), Reason::too_long);
}

TEST(Stage, WhoIsNextIsAListInTheOrderOfTheCalls) {
    Room room = with_stage();
    room.then(producer(), CallPanelist{PersonId{"a2"}});
    room.then(producer(), CallPanelist{PersonId{"a1"}});
    EXPECT_EQ(room.state.stage.next, (std::vector<PersonId>{{"a2"}, {"a1"}}));
    EXPECT_EQ(*room.when(producer(), CallPanelist{PersonId{"a1"}}), Changes{}) << "is next already";
    EXPECT_EQ(room.refused(producer(), CallPanelist{PersonId{"p1"}}), Reason::not_found);
    room.then(producer(), CallPanelist{PersonId{"a2"}, false});
    EXPECT_EQ(room.state.stage.next, std::vector<PersonId>{PersonId{"a1"}});
}

TEST(Stage, SoManyAreNextAtMost) {
    Room room = with_stage();
    for (std::size_t i = 0; i < called_max; ++i)
        room.given(StageCalled{PersonId{"x" + std::to_string(i)}, true});
    EXPECT_EQ(room.refused(producer(), CallPanelist{PersonId{"a1"}}), Reason::full);
    room.then(producer(), CallPanelist{PersonId{"x0"}, false});
    room.then(producer(), CallPanelist{PersonId{"a1"}});
    EXPECT_EQ(room.state.stage.next.size(), called_max);
}

TEST(Stage, WhatIsToldToOnePanelistIsForNobodyElseBackstage) {
    Room room = with_stage();
    room.then(producer(), TellStage{"You are next.", PersonId{"a1"}});
    const Recorded told{
        room.state.offset, 1,
        StageTold{PersonId{"d1"}, "Name", Audience::producer, PersonId{"a1"}, "You are next."}};
    const Shown shown = show(room.state, told);
    const View note = ShowNote{room.state.stage.notes.back()};
    EXPECT_EQ(shown.backstage, (Backstage{note, ShowNothing{}}));
    EXPECT_EQ(shown.addressed, (std::vector<Addressed>{{PersonId{"a1"}, note, true}}));
    EXPECT_EQ(shown.moderator, View(ShowNothing{}));
    EXPECT_EQ(shown.audience, View(ShowNothing{}));
    EXPECT_TRUE(is_for(room.state.stage.notes.back(), PersonId{"a1"}));
    EXPECT_FALSE(is_for(room.state.stage.notes.back(), PersonId{"a2"}));
    EXPECT_EQ(room.refused(producer(), TellStage{"You?", PersonId{"p1"}}), Reason::not_found);
}

TEST(Stage, PanelistsTalkToEverybodyBackstageAndTheNewestIsKept) {
    Room room = with_stage();
    for (std::size_t i = 0; i <= notes_kept_max; ++i) room.then(panelist(), SayBackstage{std::to_string(i)});
    EXPECT_EQ(room.state.stage.notes.size(), notes_kept_max);
    EXPECT_EQ(room.state.stage.notes.front().text, "1");
    EXPECT_EQ(room.state.stage.notes.front().role, Audience::panelist);
    EXPECT_EQ(room.refused(panelist(), SayBackstage{std::string(501, 'x')}), Reason::too_long);
}

TEST(Stage, ACheckOfDevicesIsForProducersAndCountsUntilTheNextOneOfThePerson) {
    Room room = with_stage();
    DeviceCheck found;
    found.width = 1280;
    found.height = 720;
    room.then(panelist("a1"), ReportCheck{found});
    const Offset first = room.state.offset;
    room.then(panelist("a2"), ReportCheck{{}});
    ASSERT_EQ(room.state.stage.checks.size(), 2u);
    EXPECT_EQ(room.state.stage.checks[0].person, PersonId{"a1"});
    EXPECT_EQ(room.state.stage.checks[0].at_ms, static_cast<std::int64_t>(first));
    found.microphone = -2100;
    room.then(panelist("a1"), ReportCheck{found});
    ASSERT_EQ(room.state.stage.checks.size(), 2u);
    EXPECT_EQ(room.state.stage.checks[1].microphone, -2100);
    const Shown shown = show(room.state, {room.state.offset, 1, StageChecked{room.state.stage.checks[1]}});
    EXPECT_EQ(shown.backstage, (Backstage{ShowCheck{room.state.stage.checks[1]}, ShowNothing{}}));
    EXPECT_EQ(shown.moderator, View(ShowNothing{}));
    EXPECT_TRUE(shown.addressed.empty());
}

TEST(Stage, SoManyChecksAreKeptAtMost) {
    Room room = with_stage();
    for (std::size_t i = 0; i <= checks_kept_max; ++i)
        room.given(StageChecked{{PersonId{"x" + std::to_string(i)}}});
    EXPECT_EQ(room.state.stage.checks.size(), checks_kept_max);
    EXPECT_EQ(room.state.stage.checks.front().person, PersonId{"x1"});
}

TEST(Stage, TheTimerIsTheSteeringProducersAndEverybodyBackstageSeesIt) {
    Room room = with_stage();
    room.then(producer("d1"), SetTimer{StageTimer{PersonId{"a1"}, 300'000, true, 7}});
    const StageTimer set{PersonId{"a1"}, 300'000, true, static_cast<std::int64_t>(room.state.offset)};
    EXPECT_EQ(room.state.stage.timer, set) << "its time is the room's";
    EXPECT_EQ(room.refused(producer("d2"), SetTimer{}), Reason::wrong_state);
    EXPECT_EQ(room.refused(producer("d1"), SetTimer{StageTimer{PersonId{"p1"}, 1, true}}), Reason::not_found);
    const Shown shown = show(room.state, {room.state.offset, 1, StageTimerSet{set}});
    EXPECT_EQ(shown.backstage, (Backstage{ShowTimer{set}, ShowTimer{set}}));
    EXPECT_EQ(shown.audience, View(ShowNothing{}));
    room.then(producer("d1"), SetTimer{});
    EXPECT_EQ(room.state.stage.timer, std::nullopt);
}

TEST(Stage, PanelistsSeeTheSceneAndWhoseVoiceGoesOutButNotWhatIsPreparedNorTheLevels) {
    Room room = with_stage();
    const auto shown = [&](Change change) { return show(room.state, {1, 1, std::move(change)}).backstage; };
    EXPECT_EQ(shown(StageTaken{both, slate}), (Backstage{ShowTaken{both, slate, {}}, ShowScene{both, 0}}));
    EXPECT_EQ(shown(StagePrepared{both})->panelist, View(ShowNothing{}));
    EXPECT_EQ(shown(StageSoundSet{{"floor", 100}})->panelist, View(ShowNothing{}));
    const SourceSound louder{camera, 100, true, 40, SourceHeard::always};
    EXPECT_EQ(shown(StageSoundSet{louder}),
              (Backstage{ShowSound{louder}, ShowVoice{{camera, true, SourceHeard::always}}}));
    EXPECT_EQ(shown(StageThirdSet{{"Ana"}})->panelist, View(ShowNothing{}));
    EXPECT_EQ(shown(StageReturnSet{{PersonId{"a1"}, floor_source, -300}})->panelist, View(ShowNothing{}));
    EXPECT_EQ(shown(StageDuckingSet{})->panelist, View(ShowNothing{}));
}

TEST(Stage, WhatWasErasedChangesNothing) {
    Room room;
    const Stage before = room.given(StageTaken{both, slate}).state.stage;
    room.given(StageTaken{}).given(StagePrepared{}).given(StageSoundSet{}).given(StageCalled{});
    room.given(StageSteered{}).given(StageTold{}).given(StageChecked{}).given(StageTimerSet{});
    EXPECT_EQ(room.state.stage, before);
    EXPECT_EQ(show(room.state, {1, 1, StageTold{}}).backstage, (Backstage{ShowNothing{}, ShowNothing{}}));
}

TEST(Stage, ASnapshotKeepsIt) {
    Room room = with_stage();
    room.then(producer(), PrepareScene{both});
    room.then(producer(), SetThird{{"Ana"}});
    room.then(producer(), TellStage{"Hello", PersonId{"a1"}});
    room.then(panelist(), ReportCheck{});
    room.then(producer(), SetTimer{StageTimer{{}, 60'000, true}});
    EXPECT_EQ(restore(snapshot_of(room.state)).stage, room.state.stage);
}

}  // namespace
}  // namespace paraninfo::room
