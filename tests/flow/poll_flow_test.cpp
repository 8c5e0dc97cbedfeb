// A poll's way through the whole command path: what leaves for whom, when, and what the room does by itself.
#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace paraninfo::flow {
namespace {

PollForm form(PollResults results, PollKind kind = PollKind::single) {
    PollForm form;
    form.title = "Which?";
    form.kind = kind;
    form.results = results;
    if (kind == PollKind::single) form.options = {"Red", "Green"};
    if (kind == PollKind::single) form.choices_max = 1;
    return form;
}

std::string draft(Stage& stage, const PollForm& form) {
    return stage.submit(moderator(), DraftPoll{form})["result"]["poll"];
}

std::string open(Stage& stage, const PollForm& form, std::int64_t closes_after_ms = 0) {
    const auto id = draft(stage, form);
    const auto reply = stage.submit(moderator(), OpenPoll{PollId{id}, 1, closes_after_ms});
    EXPECT_EQ(reply["result"]["version"], 2) << reply;
    return id;
}

Value vote(Stage& stage, const Seat& seat, const std::string& id, std::uint64_t option) {
    return stage.submit(seat, VotePoll{PollId{id}, VoteChoices{{option}}});
}

void close(Stage& stage, const std::string& id) {
    stage.submit(moderator(), ClosePoll{PollId{id}, 2});
}

bool got_results(const Viewer& viewer) {
    return viewer.heard().find("\"counts\"") != std::string::npos;
}

std::vector<std::string> poll_kinds(const Viewer& viewer) {
    auto kinds = viewer.kinds();
    std::erase_if(kinds, [](const std::string& kind) { return !kind.starts_with("poll."); });
    return kinds;
}

TEST(PollFlow, FromDraftToResults) {
    Stage stage;
    auto& board = stage.join(moderator());
    auto& voter = stage.join(participant(1));
    auto& wall = stage.join(screen());
    const auto id = open(stage, form(PollResults::after_close));
    vote(stage, participant(1), id, 0);
    vote(stage, in_hall(1), id, 1);
    stage.pass(500);
    EXPECT_EQ((*board.state("poll/" + id))["counts"], (Value{1, 1}));
    EXPECT_EQ(wall.state("answers/" + id), (Value{{"answers", 2}}));
    EXPECT_EQ(voter.changes().back()["data"]["ballot"], (Value{{"choices", {0}}}));
    close(stage, id);
    stage.pass(14'000);
    EXPECT_FALSE(got_results(voter) || got_results(wall)) << "some are up to 15 s behind";
    stage.pass(2'000);
    EXPECT_EQ((*voter.state("poll/" + id))["counts"], (Value{1, 1}));
    EXPECT_EQ((*wall.state("poll/" + id))["counts"], (Value{1, 1}));
    const std::vector<std::string> kinds{"poll.opened", "poll.closing", "poll.closed"};
    EXPECT_EQ(poll_kinds(wall), kinds);
}

TEST(PollFlow, AVoteWithinTheGraceStillCounts) {
    Stage stage;
    auto& board = stage.join(moderator());
    const auto id = open(stage, form(PollResults::after_close));
    close(stage, id);
    stage.pass(14'000);
    EXPECT_TRUE(vote(stage, participant(1), id, 1).contains("result"));
    stage.pass(2'000);
    EXPECT_EQ(vote(stage, participant(2), id, 1)["error"]["data"]["reason"], "wrong_state");
    EXPECT_EQ((*board.state("poll/" + id))["counts"], (Value{0, 1}));
}

TEST(PollFlow, AfterTheVoteOnlyTheVoterSeesResults) {
    Stage stage;
    auto& voter = stage.join(participant(1));
    auto& other = stage.join(participant(2));
    auto& hall = stage.join(in_hall(1));
    auto& wall = stage.join(screen());
    const auto id = open(stage, form(PollResults::after_vote));
    vote(stage, participant(1), id, 0);
    vote(stage, participant(3), id, 0);
    stage.pass(500);
    EXPECT_EQ((*voter.state("poll/" + id))["answers"], 2);
    EXPECT_FALSE(got_results(other) || got_results(hall) || got_results(wall));
    EXPECT_EQ((*other.state("answers/" + id))["answers"], 2);
    vote(stage, in_hall(1), id, 1);
    stage.pass(500);
    EXPECT_EQ((*hall.state("poll/" + id))["answers"], 3);
    EXPECT_FALSE(got_results(other));
}

TEST(PollFlow, AlwaysShownResultsReachEverybody) {
    Stage stage;
    auto& other = stage.join(participant(2));
    auto& wall = stage.join(screen());
    const auto id = open(stage, form(PollResults::always));
    vote(stage, participant(1), id, 0);
    stage.pass(500);
    EXPECT_TRUE(other.state("poll/" + id) && wall.state("poll/" + id));
}

TEST(PollFlow, HiddenResultsAreInNoSnapshotResumeOrRefresh) {
    Stage stage;
    auto& before = stage.join(participant(2));
    const auto id = open(stage, form(PollResults::after_vote));
    vote(stage, participant(1), id, 0);
    stage.pass(500);
    auto& resumed = stage.join(participant(2), before.through());
    auto& fresh = stage.join(in_hall(2));
    auto& wall = stage.join(screen());
    for (Viewer* viewer : {&resumed, &fresh, &wall}) {
        stage.hub().refresh(RoomId{"auditorium"}, viewer->session);
        stage.pass(10);
        EXPECT_FALSE(got_results(*viewer)) << viewer->heard();
        EXPECT_NE(viewer->heard().find("answers/" + id), std::string::npos);
    }
    EXPECT_EQ(resumed.joined()["mode"], "resume");
}

TEST(PollFlow, ResultsByClassComeWithTheCloseAndToTheAudienceIfThePollSaysSo) {
    for (const bool split : {true, false}) {
        Stage stage;
        auto& board = stage.join(moderator());
        auto& voter = stage.join(participant(1));
        auto& wall = stage.join(screen());
        PollForm asked = form(PollResults::always);
        asked.split = split;
        const auto id = open(stage, asked);
        for (int i = 1; i <= 6; ++i) vote(stage, in_hall(i), id, 0);
        for (int i = 1; i <= 5; ++i) vote(stage, participant(i), id, 1);
        stage.pass(500);
        close(stage, id);
        stage.pass(14'000);
        for (Viewer* viewer : {&board, &voter, &wall})
            EXPECT_EQ(viewer->heard().find("classes/"), std::string::npos) << "a vote may still come";
        stage.pass(2'000);
        const auto by_class = board.state("classes/" + id);
        ASSERT_TRUE(by_class);
        EXPECT_EQ((*by_class)["groups"][0],
                  (Value{{"classes", {"hall"}}, {"answers", 6}, {"counts", {6, 0}}}));
        EXPECT_EQ(voter.state("classes/" + id).has_value(), split);
        EXPECT_EQ(wall.state("classes/" + id).has_value(), split);
        const auto late = stage.join(participant(9)).joined()["snapshot"]["states"];
        EXPECT_EQ(late.contains("classes/" + id), split);
    }
}

TEST(PollFlow, WhoeverJoinsLateSeesTheOpenPollTheOwnVoteAndWhatIsTheirs) {
    Stage stage;
    const auto id = open(stage, form(PollResults::after_vote));
    draft(stage, form(PollResults::always));
    vote(stage, participant(1), id, 1);
    stage.pass(500);
    const auto voter = stage.join(participant(1)).joined()["snapshot"];
    EXPECT_EQ(voter["polls"].size(), 1u) << "drafts are for moderators";
    EXPECT_EQ(voter["polls"][0]["state"], "open");
    EXPECT_EQ(voter["ballots"][id], (Value{{"choices", {1}}}));
    EXPECT_EQ(voter["states"]["poll/" + id]["counts"], (Value{0, 1}));
    const auto other = stage.join(participant(2)).joined()["snapshot"];
    EXPECT_TRUE(other["ballots"].empty());
    const auto board = stage.join(moderator()).joined()["snapshot"];
    EXPECT_EQ(board["polls"].size(), 2u);
    EXPECT_FALSE(stage.join(screen()).joined()["snapshot"].contains("ballots"));
}

TEST(PollFlow, TheTimerClosesAPollByItself) {
    Stage stage;
    auto& wall = stage.join(screen());
    const auto id = open(stage, form(PollResults::after_close), 60'000);
    stage.pass(59'000);
    EXPECT_EQ(poll_kinds(wall), std::vector<std::string>{"poll.opened"});
    stage.pass(1'000);
    EXPECT_EQ(poll_kinds(wall).back(), "poll.closing");
    stage.pass(15'000);
    EXPECT_EQ(poll_kinds(wall).back(), "poll.closed");
    EXPECT_EQ(stage.submit(moderator(), ArchivePoll{PollId{id}, 4})["result"]["version"], 5);
}

TEST(PollFlow, AModeratorWhoClosesBeforeTheTimerLeavesNothingForIt) {
    Stage stage;
    auto& wall = stage.join(screen());
    const auto id = open(stage, form(PollResults::after_close), 10'000);
    stage.pass(5'000);
    close(stage, id);
    stage.pass(30'000);
    const std::vector<std::string> kinds{"poll.opened", "poll.closing", "poll.closed"};
    EXPECT_EQ(poll_kinds(wall), kinds);
}

TEST(PollFlow, ARestartKeepsVotesAndTimer) {
    Stage stage;
    const auto id = open(stage, form(PollResults::after_close), 60'000);
    vote(stage, participant(1), id, 0);
    stage.pass(20'000);
    stage.restart();
    auto& board = stage.join(moderator());
    EXPECT_EQ(board.joined()["snapshot"]["states"]["poll/" + id]["counts"], (Value{1, 0}));
    vote(stage, participant(1), id, 1);
    stage.pass(500);
    EXPECT_EQ((*board.state("poll/" + id))["counts"], (Value{0, 1}));
    stage.pass(40'000);
    EXPECT_EQ(poll_kinds(board).back(), "poll.closing");
    stage.restart();
    auto& again = stage.join(moderator());
    stage.pass(15'000);
    EXPECT_EQ(poll_kinds(again).back(), "poll.closed");
}

TEST(PollFlow, AnEndThatPassedWhileTheServerWasDownComesAtOnce) {
    Stage stage;
    open(stage, form(PollResults::after_close), 5'000);
    stage.disk().full = true;
    stage.pass(60'000);
    stage.disk().full = false;
    stage.restart();
    auto& board = stage.join(moderator());
    stage.pass(20'000);
    EXPECT_EQ(poll_kinds(board).back(), "poll.closed");
}

TEST(PollFlow, ADiskThatFailsAtTheEndOnlyDelaysIt) {
    Stage stage;
    auto& board = stage.join(moderator());
    open(stage, form(PollResults::after_close), 5'000);
    stage.disk().full = true;
    stage.pass(10'000);
    EXPECT_EQ(poll_kinds(board).back(), "poll.opened");
    stage.disk().full = false;
    stage.pass(3'000);
    EXPECT_EQ(poll_kinds(board).back(), "poll.closing");
    stage.pass(16'000);
    EXPECT_EQ(poll_kinds(board).back(), "poll.closed");
}

TEST(PollFlow, ASecondSubmissionWithTheSameKeyGetsTheFirstReply) {
    Stage stage;
    auto& board = stage.join(moderator());
    const auto id = open(stage, form(PollResults::always));
    const auto key = Stage::new_key();
    const VotePoll cast{PollId{id}, VoteChoices{{0}}};
    EXPECT_EQ(stage.submit(participant(), cast, key), stage.submit(participant(), cast, key));
    stage.pass(500);
    EXPECT_EQ((*board.state("poll/" + id))["answers"], 1);
}

TEST(PollFlow, AThousandVotesAreAFewStatesAndAllCount) {
    Stage stage;
    auto& wall = stage.join(screen());
    const auto id = open(stage, form(PollResults::always));
    stage.pass(1000);
    wall.messages.clear();
    for (int i = 0; i < 1000; ++i) {
        stage.send(participant(i), VotePoll{PollId{id}, VoteChoices{{i % 4 == 0 ? 0u : 1u}}},
                   Stage::new_key());
        if (i % 10 == 9) stage.pass(10);
    }
    stage.pass(1000);
    const auto sent = std::ranges::count_if(wall.messages, [&](const Value& message) {
        return message.value("method", "") == "state" && message["params"]["key"] == "poll/" + id;
    });
    EXPECT_LE(sent, 6);
    EXPECT_EQ((*wall.state("poll/" + id))["counts"], (Value{250, 750}));
}

TEST(PollFlow, AnswersInWordsAreForModeratorsAndTheirWordsForAllOnceClosed) {
    Stage stage;
    auto& board = stage.join(moderator());
    auto& other = stage.join(participant(2));
    const auto id = open(stage, form(PollResults::after_close, PollKind::text));
    stage.submit(participant(1), VotePoll{PollId{id}, VoteText{"Trust comes first"}});
    stage.pass(500);
    EXPECT_EQ(board.changes().back()["data"]["answer"]["text"], "Trust comes first");
    EXPECT_EQ(other.heard().find("rust"), std::string::npos);
    close(stage, id);
    stage.pass(16'000);
    EXPECT_EQ(other.heard().find("Trust comes first"), std::string::npos);
    EXPECT_EQ((*other.state("poll/" + id))["words"][0], (Value{{"word", "comes"}, {"n", 1}}));
}

TEST(PollFlow, AnotherMayOpenOnlyWhenTheFirstIsClosed) {
    Stage stage;
    const auto first = open(stage, form(PollResults::always));
    const auto second = draft(stage, form(PollResults::always));
    const auto reply = stage.submit(moderator(), OpenPoll{PollId{second}, 1, 0});
    EXPECT_EQ(reply["error"]["data"]["reason"], "wrong_state");
    close(stage, first);
    stage.pass(16'000);
    EXPECT_TRUE(stage.submit(moderator(), OpenPoll{PollId{second}, 1, 0}).contains("result"));
}

TEST(PollFlow, AStaleModeratorIsShownThePollAsItStands) {
    Stage stage;
    const auto id = open(stage, form(PollResults::always));
    const auto error = stage.submit(moderator(), ClosePoll{PollId{id}, 1})["error"]["data"];
    EXPECT_EQ(error["reason"], "stale");
    EXPECT_EQ(error["present"]["version"], 2);
}

TEST(PollFlow, AnArchivedPollIsGoneForTheAudience) {
    Stage stage;
    auto& wall = stage.join(screen());
    const auto id = open(stage, form(PollResults::always));
    close(stage, id);
    stage.pass(16'000);
    stage.submit(moderator(), ArchivePoll{PollId{id}, 4});
    EXPECT_EQ(wall.changes().back()["data"], (Value{{"gone", id}}));
    EXPECT_TRUE(stage.join(participant(1)).joined()["snapshot"]["polls"].empty());
    const auto board = stage.join(moderator()).joined()["snapshot"];
    EXPECT_EQ(board["polls"][0]["state"], "archived");
    EXPECT_TRUE(board["states"].contains("poll/" + id)) << "a moderator still sees what came of it";
}

}  // namespace
}  // namespace paraninfo::flow
