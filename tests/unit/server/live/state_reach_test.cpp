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
    const std::set<std::string> everybody{"participant", "hall", "screen", "moderator"};
};

TEST_F(StateReach, VotesOfQuestionsAreNotForScreens) {
    EXPECT_EQ(who("votes/q"), (std::set<std::string>{"participant", "hall", "moderator"}));
    EXPECT_EQ(who("presence"), everybody);
    EXPECT_EQ(who("hands"), everybody);
}

TEST_F(StateReach, TheCodeToJoinIsForScreensAlone) {
    EXPECT_EQ(who("hall_code"), std::set<std::string>{"screen"});
}

TEST_F(StateReach, WhoIsAtWhichQuestionIsForModeratorsOnly) {
    EXPECT_EQ(who(claims_key), std::set<std::string>{"moderator"});
    EXPECT_EQ(who(feeds_key), std::set<std::string>{"moderator"});
    EXPECT_EQ(who(health_key), std::set<std::string>{"moderator"});
}

TEST_F(StateReach, ResultsGoAsFarAsThePollSays) {
    open(PollResults::after_close);
    EXPECT_EQ(who("poll/l"), std::set<std::string>{"moderator"});
    EXPECT_EQ(who("answers/l"), everybody);
    given(PollClosing{1});
    EXPECT_EQ(who("poll/l"), std::set<std::string>{"moderator"});
    given(PollClosed{1});
    EXPECT_EQ(who("poll/l"), everybody);
    given(PollArchived{1});
    EXPECT_EQ(who("poll/l"), std::set<std::string>{"moderator"});
    EXPECT_EQ(who("answers/l"), std::set<std::string>{"moderator"});
}

TEST_F(StateReach, AfterTheVoteThoseWhoVotedAreNamed) {
    open(PollResults::after_vote);
    for (int i = 0; i < 2; ++i) {
        const auto number = static_cast<std::uint32_t>(i);
        given(PollVoted{1, number, VoterClass::hall, PersonId{i == 0 ? "z" : "a"}, {1, ""}});
    }
    EXPECT_EQ(who("poll/l"), (std::set<std::string>{"moderator", "voters"}));
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
    EXPECT_EQ(who("classes/l"), std::set<std::string>{"moderator"});
}

TEST_F(StateReach, ResultsByClassAreForModeratorsWhereTheFormDoesNotSaySo) {
    PollForm form = samples::choice_poll().form;
    form.split = false;
    given(PollDrafted{PollId{"l"}, form});
    given(PollOpened{1, 0});
    given(PollClosed{1});
    EXPECT_EQ(who("classes/l"), std::set<std::string>{"moderator"});
}

TEST_F(StateReach, APollThatIsNotThereReachesNobody) {
    EXPECT_TRUE(who("poll/none").empty());
    EXPECT_TRUE(who("answers/none").empty());
    EXPECT_TRUE(who("classes/none").empty());
}

}  // namespace
}  // namespace paraninfo::live
