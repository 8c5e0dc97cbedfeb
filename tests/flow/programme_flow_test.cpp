// Programme time on its way through the whole command path: stamped as a change is applied, journaled with
// it, shown to whom it concerns, and the same after a restart.
#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

namespace paraninfo::flow {
namespace {

std::string approved(Stage& stage, int number = 1) {
    const std::string id =
        stage.submit(participant(number), AskQuestion{"Why?", "", false})["result"]["question"];
    stage.submit(moderator(), ApproveQuestion{QuestionId{id}, 1});
    return id;
}

Value put_on_air(Stage& stage, const std::string& id) {
    return stage.submit(moderator(), PutOnAir{QuestionId{id}, 2})["result"];
}

// The newest change of a kind that reached a viewer.
Value change(const Viewer& viewer, const std::string& kind) {
    Value newest;
    for (const Value& one : viewer.changes())
        if (one["kind"] == kind) newest = one;
    return newest;
}

TEST(ProgrammeFlow, AStageChangeCarriesTheTimeOfThePicture) {
    Stage stage;
    stage.show_picture("first");
    auto& remote = stage.join(participant(2));
    auto& hall = stage.join(in_hall(1));
    auto& board = stage.join(moderator());
    auto& wall = stage.join(screen());
    const auto id = approved(stage);
    EXPECT_FALSE(change(remote, "question.approved").contains("programme_at"));
    const Value at{{"publication", "first"}, {"ms", stage.programme_ms()}};
    put_on_air(stage, id);
    const Value aired{{"publication", "first"}, {"from", at["ms"]}, {"was", "approved"}};
    for (const Viewer* viewer : {&remote, &hall, &board}) {
        EXPECT_EQ(change(*viewer, "question.put_on_air")["programme_at"], at);
        EXPECT_EQ(change(*viewer, "question.put_on_air")["data"]["question"]["aired"], aired);
    }
    EXPECT_EQ(change(wall, "question.put_on_air")["programme_at"], at);
    EXPECT_FALSE(change(wall, "question.put_on_air")["data"]["question"].contains("aired"));
}

TEST(ProgrammeFlow, TheNextQuestionBeginsWhereTheOneBeforeEnds) {
    Stage stage;
    stage.show_picture("first");
    auto& remote = stage.join(participant(9));
    const auto one = approved(stage, 1);
    const auto other = approved(stage, 2);
    put_on_air(stage, one);
    stage.pass(5'000);
    put_on_air(stage, other);
    const Value end = change(remote, "question.answered")["data"]["question"]["aired"]["to"];
    EXPECT_TRUE(end.is_number());
    EXPECT_EQ(change(remote, "question.put_on_air")["data"]["question"]["aired"]["from"], end);
}

TEST(ProgrammeFlow, WithoutAPictureNothingIsStamped) {
    Stage stage;
    auto& remote = stage.join(participant(2));
    put_on_air(stage, approved(stage));
    EXPECT_FALSE(change(remote, "question.put_on_air").contains("programme_at"));
    EXPECT_FALSE(change(remote, "question.put_on_air")["data"]["question"].contains("aired"));
}

TEST(ProgrammeFlow, TheTimeIsThereAfterARestartForJoinsAndForResumes) {
    Stage stage;
    stage.show_picture("first");
    const auto id = approved(stage);
    const Position before = stage.join(participant(2)).through();
    const std::int64_t from = stage.programme_ms();
    put_on_air(stage, id);
    stage.restart();
    stage.show_picture("first");
    const Value aired{{"publication", "first"}, {"from", from}, {"was", "approved"}};
    const Value joined = stage.join(in_hall(1)).joined();
    EXPECT_EQ(joined["snapshot"]["questions"][0]["aired"], aired);
    auto& resumed = stage.join(participant(2), before);
    EXPECT_EQ(resumed.joined()["mode"], "resume");
    EXPECT_EQ(change(resumed, "question.put_on_air")["programme_at"]["ms"], from);
    EXPECT_EQ(change(resumed, "question.put_on_air")["data"]["question"]["aired"], aired);
}

TEST(ProgrammeFlow, TheTimeIsInTheRoomsSnapshotsToo) {
    auto settings = Stage::default_settings();
    settings.snapshot_every = 4;
    settings.snapshot_lag = 1;
    settings.window_changes_max = 2;
    Stage stage(settings);
    stage.show_picture("first");
    const auto id = approved(stage);
    const std::int64_t from = stage.programme_ms();
    put_on_air(stage, id);
    for (int number = 2; number < 9; ++number) approved(stage, number);
    stage.restart();
    const Value joined = stage.join(in_hall(1)).joined();
    EXPECT_EQ(joined["snapshot"]["questions"][0]["aired"]["from"], from);
}

TEST(ProgrammeFlow, APollCarriesItsThreeTimesAlsoOfWhatTheRoomDoesByItself) {
    Stage stage;
    stage.show_picture("first");
    auto& remote = stage.join(participant(1));
    auto& wall = stage.join(screen());
    PollForm form;
    form.title = "Which?";
    form.options = {"Red", "Green"};
    form.choices_max = 1;
    const std::string id = stage.submit(moderator(), DraftPoll{form})["result"]["poll"];
    const std::int64_t opened = stage.programme_ms();
    stage.submit(moderator(), OpenPoll{PollId{id}, 1, 5'000});
    stage.pass(30'000);
    const Value last = change(remote, "poll.closed");
    const Value aired = last["data"]["poll"]["aired"];
    EXPECT_EQ(aired["publication"], "first");
    EXPECT_EQ(aired["opened"], opened);
    EXPECT_EQ(aired["closing"], change(remote, "poll.closing")["programme_at"]["ms"]);
    EXPECT_EQ(aired["closed"], last["programme_at"]["ms"]);
    EXPECT_EQ(aired["closed"].get<std::int64_t>() - aired["closing"].get<std::int64_t>(), 15'000);
    EXPECT_FALSE(change(wall, "poll.closed")["data"]["poll"].contains("aired"));
}

}  // namespace
}  // namespace paraninfo::flow
