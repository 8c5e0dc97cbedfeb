#include "server/room/airing.hpp"

#include "tests/unit/server/room/poll_stage.hpp"

namespace paraninfo::room {
namespace {

using Stage = QuestionState;

const std::string first = "first";
const std::string second = "second";

Change stamped(Change change, const std::string& publication, std::int64_t ms) {
    stamp(change, ProgrammeTime{publication, ms});
    return change;
}

std::optional<Airing> airing(std::int64_t from, Stage was, std::optional<std::int64_t> to = {},
                             const std::string& publication = first) {
    return Airing{publication, from, was, to};
}

class AiringTest : public testing::Test {
  protected:
    AiringTest() : id_(room_.approved_of(participant())) {}
    const std::optional<Airing>& aired() const { return room_.question(id_).aired; }
    void put_on_air(std::int64_t ms, const std::string& publication = first) {
        room_.given(stamped(QuestionPutOnAir{1}, publication, ms));
    }
    void answered(std::int64_t ms, const std::string& publication = first) {
        room_.given(stamped(QuestionAnswered{1}, publication, ms));
    }

    Room room_;
    QuestionId id_;
};

TEST_F(AiringTest, AQuestionKeepsWhenItCameAndWentAndWhatItWas) {
    EXPECT_EQ(aired(), std::nullopt);
    room_.given(QuestionPutOnDeck{1});
    put_on_air(5000);
    EXPECT_EQ(aired(), airing(5000, Stage::on_deck));
    answered(9000);
    EXPECT_EQ(aired(), airing(5000, Stage::on_deck, 9000));
}

TEST_F(AiringTest, TakenOffTheAirItHasAnEndAsWellAndASecondTimeReplacesTheFirst) {
    put_on_air(5000);
    room_.given(stamped(QuestionTakenOffAir{1}, first, 6000));
    EXPECT_EQ(aired(), airing(5000, Stage::approved, 6000));
    put_on_air(7000);
    EXPECT_EQ(aired(), airing(7000, Stage::approved));
}

TEST_F(AiringTest, AnsweredWithoutHavingBeenOnAirItNeverWasOnTheStage) {
    answered(9000);
    EXPECT_EQ(aired(), std::nullopt);
}

TEST_F(AiringTest, AnsweredLongAfterItLeftTheAirItLeftWhenItDid) {
    put_on_air(5000);
    room_.given(stamped(QuestionTakenOffAir{1}, first, 6000));
    answered(90'000);
    EXPECT_EQ(aired(), airing(5000, Stage::approved, 6000));
}

TEST_F(AiringTest, OnAirSinceBeforeTheNextPublicationBeganItWasOnAirFromItsStart) {
    put_on_air(5000);
    answered(300, second);
    EXPECT_EQ(aired(), airing(0, Stage::approved, 300, second));
}

TEST_F(AiringTest, OnAirSinceBeforeThereWasAPictureToo) {
    room_.given(QuestionPutOnAir{1});
    EXPECT_EQ(aired(), std::nullopt);
    answered(300);
    EXPECT_EQ(aired(), airing(0, Stage::approved, 300));
}

TEST_F(AiringTest, WithoutATimeThereIsNothingToHold) {
    put_on_air(5000);
    room_.given(QuestionAnswered{1});
    EXPECT_EQ(aired(), std::nullopt);
}

TEST_F(AiringTest, OtherChangesLeaveItAsItIs) {
    put_on_air(5000);
    room_.given(QuestionEdited{1, "How?"}).given(QuestionTagged{1, {"a"}});
    EXPECT_EQ(aired(), airing(5000, Stage::approved));
    answered(9000);
    room_.given(QuestionReopened{1});
    EXPECT_EQ(aired(), airing(5000, Stage::approved, 9000));
}

TEST_F(AiringTest, OfAQuestionThatNeverWasNothingHappens) {
    room_.given(stamped(QuestionPutOnAir{99}, first, 1)).given(stamped(QuestionAnswered{99}, first, 2));
    EXPECT_EQ(room_.state.questions.size(), 1u);
}

class PollAiringTest : public testing::Test {
  protected:
    PollAiringTest() : id_(drafted_in(room_, choice_form())) {}
    const std::optional<PollAiring>& aired() const { return record_in(room_, id_).poll.aired; }
    void given(Change change, std::int64_t ms, const std::string& publication = first) {
        room_.given(stamped(std::move(change), publication, ms));
    }

    Room room_;
    PollId id_;
};

TEST_F(PollAiringTest, APollKeepsItsThreeTimes) {
    EXPECT_EQ(aired(), std::nullopt);
    given(PollOpened{1, 0}, 1000);
    EXPECT_EQ(aired(), (PollAiring{first, 1000, {}, {}}));
    given(PollClosing{1}, 2000);
    given(PollClosed{1}, 17'000);
    EXPECT_EQ(aired(), (PollAiring{first, 1000, 2000, 17'000}));
}

TEST_F(PollAiringTest, WhatWasBeforeAPublicationIsAtItsStart) {
    given(PollOpened{1, 0}, 1000);
    given(PollClosing{1}, 200, second);
    EXPECT_EQ(aired(), (PollAiring{second, 0, 200, {}}));
    given(PollClosed{1}, 300, "third");
    EXPECT_EQ(aired(), (PollAiring{"third", 0, 0, 300}));
}

TEST_F(PollAiringTest, WithoutATimeThereIsNothingToHold) {
    given(PollOpened{1, 0}, 1000);
    room_.given(PollClosing{1});
    EXPECT_EQ(aired(), std::nullopt);
    given(PollClosed{1}, 300);
    EXPECT_EQ(aired(), (PollAiring{first, 0, 0, 300}));
    Room other;
    drafted_in(other, choice_form());
    other.given(PollOpened{1, 0});
    EXPECT_EQ(other.state.polls.front().poll.aired, std::nullopt);
}

}  // namespace
}  // namespace paraninfo::room
