#include "server/live/state_reach.hpp"

#include "server/room/room.hpp"
#include "tests/unit/protocol/samples.hpp"

#include <set>

namespace paraninfo::live {
namespace {

class StateReach : public ::testing::Test {
  protected:
    void given(Change change) { room::apply(room, {room.offset + 1, samples::start_ms, std::move(change)}); }
    void open(PollResults results) {
        PollForm form = samples::choice_poll().form;
        form.results = results;
        given(PollDrafted{PollId{"l"}, form});
        given(PollOpened{1, 0});
    }
    std::set<std::string> who(const std::string& key) const {
        const auto reaching = live::reaching({key, "{}"}, room);
        std::set<std::string> names;
        for (const Audience audience : all_audiences)
            if (reaching.classes[audience]) names.insert(std::string(name_of(audience)));
        if (reaching.voters) names.insert("voters");
        return names;
    }
    room::State room;
    const std::set<std::string> desk{"moderator", "producer"};
    const std::set<std::string> everybody{"participant", "hall",     "screen",
                                          "moderator",   "panelist", "producer"};
};

TEST_F(StateReach, VotesOfQuestionsAreNotForScreens) {
    EXPECT_EQ(who("votes/q"),
              (std::set<std::string>{"participant", "hall", "moderator", "panelist", "producer"}));
    EXPECT_EQ(who("presence"), everybody);
    EXPECT_EQ(who("hands"), everybody);
}

TEST_F(StateReach, WhatComesInHasFiguresForProducersAlone) {
    EXPECT_EQ(who(backstage_key), (std::set<std::string>{"panelist", "producer"}));
    EXPECT_EQ(who(sources_key), std::set<std::string>{"producer"});
    EXPECT_EQ(who(sources_of_panelists_key), std::set<std::string>{"panelist"});
    EXPECT_EQ(reaching({sources_of_panelists_key, "{}"}, room).state.key, sources_key) << "on the wire";
}

TEST_F(StateReach, WhoSpeaksIsForProducersAndForThePanelistWhoIsMeant) {
    EXPECT_EQ(who(talkback_key), std::set<std::string>{"producer"});
    const std::string key = talkback_key_of(PersonId{"a"});
    EXPECT_EQ(who(key), std::set<std::string>{});
    EXPECT_EQ(reaching({key, "{}"}, room).panelist, PersonId{"a"});
    EXPECT_EQ(reaching({key, "{}"}, room).state.key, talkback_key) << "on the wire";
    EXPECT_EQ(reaching({backstage_key, "{}"}, room).panelist, PersonId{});
}

TEST_F(StateReach, TheHallsEchoIsForProducers) {
    EXPECT_EQ(who(echo_key), std::set<std::string>{"producer"});
}

TEST_F(StateReach, WhoReceivesTheProgrammeBySrtIsForProducersAlone) {
    EXPECT_EQ(who(outputs_key), std::set<std::string>{"producer"});
}

TEST_F(StateReach, WhoJoinsBackstageGetsTheFormOfTheirClass) {
    fanout::StateBoard board;
    board.set(backstage_key, "1");
    board.set(sources_key, "2");
    board.set(sources_of_panelists_key, "3");
    using Values = std::vector<fanout::StateValue>;
    const PersonId ana{"a"}, ben{"b"};
    EXPECT_EQ(stage_states(board, Audience::producer, ana),
              (Values{{backstage_key, "1"}, {sources_key, "2"}}));
    EXPECT_EQ(stage_states(board, Audience::panelist, ana),
              (Values{{backstage_key, "1"}, {sources_key, "3"}}));
    board.set(talkback_key, "4");
    board.set(echo_key, "5");
    board.set(talkback_key_of(ana), "6");
    board.set(outputs_key, "7");
    EXPECT_EQ(stage_states(board, Audience::producer, ana), (Values{{backstage_key, "1"},
                                                                    {sources_key, "2"},
                                                                    {talkback_key, "4"},
                                                                    {echo_key, "5"},
                                                                    {outputs_key, "7"}}));
    EXPECT_EQ(stage_states(board, Audience::panelist, ana),
              (Values{{backstage_key, "1"}, {sources_key, "3"}, {talkback_key, "6"}}));
    EXPECT_EQ(stage_states(board, Audience::panelist, ben),
              (Values{{backstage_key, "1"}, {sources_key, "3"}}));
    for (const Audience other :
         {Audience::participant, Audience::hall, Audience::screen, Audience::moderator})
        EXPECT_EQ(stage_states(board, other, ana), Values{});
}

TEST_F(StateReach, TheCodeToJoinIsForScreensAlone) {
    EXPECT_EQ(who("hall_code"), std::set<std::string>{"screen"});
}

TEST_F(StateReach, WhoIsAtWhichQuestionIsForModeratorsOnly) {
    EXPECT_EQ(who(claims_key), desk);
    EXPECT_EQ(who(feeds_key), desk);
    EXPECT_EQ(who(health_key), desk);
}

TEST_F(StateReach, ResultsGoAsFarAsThePollSays) {
    open(PollResults::after_close);
    EXPECT_EQ(who("poll/l"), desk);
    EXPECT_EQ(who("answers/l"), everybody);
    given(PollClosing{1});
    EXPECT_EQ(who("poll/l"), desk);
    given(PollClosed{1});
    EXPECT_EQ(who("poll/l"), everybody);
    given(PollArchived{1});
    EXPECT_EQ(who("poll/l"), desk);
    EXPECT_EQ(who("answers/l"), desk);
}

TEST_F(StateReach, AfterTheVoteThoseWhoVotedAreNamed) {
    open(PollResults::after_vote);
    for (int i = 0; i < 2; ++i) {
        const auto number = static_cast<std::uint32_t>(i);
        given(PollVoted{1, number, VoterClass::hall, PersonId{i == 0 ? "z" : "a"}, {1, ""}});
    }
    EXPECT_EQ(who("poll/l"), (std::set<std::string>{"moderator", "producer", "voters"}));
    EXPECT_EQ(voters_of(room), (std::vector<PersonId>{PersonId{"a"}, PersonId{"z"}}));
    given(PollClosing{1});
    given(PollClosed{1});
    EXPECT_TRUE(voters_of(room).empty());
}

TEST_F(StateReach, ResultsByClassAreThereOnceThePollIsClosed) {
    open(PollResults::always);
    EXPECT_TRUE(who("classes/l").empty());
    given(PollClosing{1});
    EXPECT_TRUE(who("classes/l").empty());
    given(PollClosed{1});
    EXPECT_EQ(who("classes/l"), everybody) << "the form says so";
    given(PollArchived{1});
    EXPECT_EQ(who("classes/l"), desk);
}

TEST_F(StateReach, ResultsByClassAreForModeratorsWhereTheFormDoesNotSaySo) {
    PollForm form = samples::choice_poll().form;
    form.split = false;
    given(PollDrafted{PollId{"l"}, form});
    given(PollOpened{1, 0});
    given(PollClosed{1});
    EXPECT_EQ(who("classes/l"), desk);
}

TEST_F(StateReach, APollThatIsNotThereReachesNobody) {
    EXPECT_TRUE(who("poll/none").empty());
    EXPECT_TRUE(who("answers/none").empty());
    EXPECT_TRUE(who("classes/none").empty());
}

}  // namespace
}  // namespace paraninfo::live
