#include "server/room/stage_files.hpp"

#include "server/room/snapshot.hpp"
#include "server/room/visibility.hpp"
#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

const std::string film = "file-0123456789abcdef0123";
const Scene with_film{SceneLayout::full, {film}};

Room with_files() {
    Room room;
    room.has_stage = true;
    return room;
}

const StageFile& only(const Room& room) {
    EXPECT_EQ(room.state.stage.files.size(), 1u);
    return room.state.stage.files.at(0);
}

TEST(StageFiles, APlayingGoesOnUntilItIsBegunAnew) {
    Room room = with_files();
    room.then(producer(), SetFile{{film, true}, true});
    const Offset begun = room.state.offset;
    EXPECT_EQ(only(room), (StageFile{film, true, false, false, begun}));
    room.then(producer(), SetFile{{film, false, true}});
    EXPECT_EQ(only(room), (StageFile{film, false, true, false, begun})) << "held, and the same playing";
    room.then(producer(), SetFile{{film, true, true}, true});
    EXPECT_EQ(only(room).begun, room.state.offset);
}

TEST(StageFiles, OneThatIsToBeginsWhenItComesOnTheProgramme) {
    Room room = with_files();
    room.then(producer(), SetFile{{film, false, false, true}});
    room.then(producer(), TakeScene{{}, with_film});
    EXPECT_TRUE(only(room).plays);
    const Offset begun = only(room).begun;
    EXPECT_GT(begun, 0u);
    room.then(producer(), TakeScene{{}, Scene{SceneLayout::side_by_side, {film, floor_source}}});
    EXPECT_EQ(only(room).begun, begun) << "it was on the programme";
    room.then(producer(), TakeScene{{}, Scene{SceneLayout::full, {floor_source}}});
    room.then(producer(), TakeScene{{}, with_film});
    EXPECT_GT(only(room).begun, begun);
}

TEST(StageFiles, OneThatIsNotToBeginStaysAsItIsWhenItIsTaken) {
    Room room = with_files();
    room.then(producer(), SetFile{{film, false}});
    room.then(producer(), PrepareScene{with_film});
    room.then(producer(), TakeScene{});
    EXPECT_EQ(only(room), (StageFile{film}));
}

TEST(StageFiles, OnlySoManyAreRememberedAndTheOneOnTheProgrammeIsNotForgotten) {
    Room room = with_files();
    const auto numbered = [](std::size_t number) {
        std::string name = film;
        name[23] = static_cast<char>('a' + number / 10);
        name[24] = static_cast<char>('0' + number % 10);
        return name;
    };
    room.then(producer(), TakeScene{{}, Scene{SceneLayout::full, {numbered(0)}}});
    for (std::size_t i = 0; i <= files_kept_max; ++i) room.then(producer(), SetFile{{numbered(i), true}});
    const auto& files = room.state.stage.files;
    ASSERT_EQ(files.size(), files_kept_max);
    EXPECT_EQ(files.front().source, numbered(0));
    EXPECT_EQ(files[1].source, numbered(2));
}

TEST(StageFiles, AreTheActsOfWhoSteersAndToldToProducersAlone) {
    Room room;
    EXPECT_EQ(room.refused(producer(), SetFile{{film}}), Reason::closed);
    room.has_stage = true;
    room.then(producer("d1"), SetFile{{film, true}, true});
    EXPECT_EQ(room.refused(producer("d2"), SetFile{{film}}), Reason::wrong_state);
    const Shown shown = show(room.state, {room.state.offset, 1, StageFileSet{{film, true}, true}});
    EXPECT_EQ(shown.backstage, (Backstage{ShowFile{only(room)}, ShowNothing{}}));
    EXPECT_EQ(shown.moderator, View(ShowNothing{}));
    EXPECT_EQ(restore(snapshot_of(room.state)).stage.files, room.state.stage.files);
    room.given(StageFileSet{});
    EXPECT_EQ(room.state.stage.files.size(), 1u) << "what was erased changes nothing";
}

}  // namespace
}  // namespace paraninfo::room
