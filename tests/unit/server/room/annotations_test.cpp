#include "server/room/annotations.hpp"

#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

class Annotating : public ::testing::Test {
  protected:
    const Annotations& kept() const { return room.question(id).annotations; }
    std::uint64_t version() const { return room.question(id).version; }
    SetTags tags(std::vector<std::string> tags) const { return {id, version(), std::move(tags)}; }
    NoteQuestion note(const std::string& text) const { return {id, version(), text}; }
    AnswerInWriting answer(const std::string& text, AnswerTo to = AnswerTo::all) const {
        return {id, version(), text, to};
    }
    TranslateQuestion translation(Language language, const std::string& text, bool approve) const {
        return {id, version(), language, text, approve};
    }

    Room room;
    QuestionId id = room.approved_of(participant());
};

TEST_F(Annotating, TagsReplaceTheEarlierOnesEachOnce) {
    EXPECT_EQ(room.then(moderator(), tags({"b", "a"})).version, 3u);
    room.then(moderator(), tags({" a ", "a", "c"}));
    EXPECT_EQ(kept().tags, (std::vector<std::string>{"a", "c"}));
    EXPECT_TRUE(room.when(moderator(), tags({"a", "c"}))->empty());
    room.then(moderator(), tags({}));
    EXPECT_TRUE(kept().tags.empty());
}

TEST_F(Annotating, AQuestionHasAtMostFiveTagsOf24Characters) {
    EXPECT_EQ(room.refused(moderator(), tags({"1", "2", "3", "4", "5", "6"})), Reason::full);
    EXPECT_EQ(room.refused(moderator(), tags({std::string(25, 'x')})), Reason::too_long);
    EXPECT_EQ(room.refused(moderator(), tags({" "})), Reason::empty);
    room.then(moderator(), tags({"1", "2", "3", "4", std::string(24, 'x')}));
}

TEST_F(Annotating, ANoteIsKeptWithItsAuthorAndItsTime) {
    room.then(moderator(), note("Ask the secretary."));
    EXPECT_EQ(kept().notes, (std::vector{Note{"Name", "Ask the secretary.", 3}}));
}

TEST_F(Annotating, AQuestionHasAtMost20NotesOf300Characters) {
    EXPECT_EQ(room.refused(moderator(), note(std::string(301, 'x'))), Reason::too_long);
    for (int i = 0; i < 20; ++i) room.then(moderator(), note(std::string(300, 'x')));
    EXPECT_EQ(room.refused(moderator(), note("x")), Reason::full);
}

TEST_F(Annotating, AWrittenAnswerReplacesTheEarlierAndChangesNoState) {
    room.then(moderator(), answer("In May.", AnswerTo::asker));
    room.then(moderator(), answer("In June."));
    EXPECT_EQ(kept().answer, (WrittenAnswer{"In June.", AnswerTo::all, 4}));
    EXPECT_EQ(room.question(id).state, QuestionState::approved);
}

TEST_F(Annotating, AWrittenAnswerHasAtMost1000Characters) {
    EXPECT_EQ(room.refused(moderator(), answer(std::string(1001, 'x'))), Reason::too_long);
    EXPECT_EQ(room.refused(moderator(), answer(" ")), Reason::empty);
    room.then(moderator(), answer(std::string(1000, 'x')));
}

TEST_F(Annotating, EachLanguageHasOneTranslationInTheOrderOfLanguages) {
    room.then(moderator(), translation(Language::zh_hant, "何時？", true));
    room.then(moderator(), translation(Language::en, "Wen?", false));
    room.then(moderator(), translation(Language::en, "When?", true));
    EXPECT_EQ(kept().translations,
              (std::vector<Translation>{{Language::en, "When?", true}, {Language::zh_hant, "何時？", true}}));
}

TEST_F(Annotating, ATranslationIsAsLongAsAQuestionMayBe) {
    const auto long_one = [&](std::size_t n) { return translation(Language::pt, std::string(n, 'x'), true); };
    EXPECT_EQ(room.refused(moderator(), long_one(501)), Reason::too_long);
    room.then(moderator(), long_one(500));
}

TEST_F(Annotating, AnEditMakesTranslationsDraftsAgain) {
    room.then(moderator(), translation(Language::en, "When?", true));
    room.then(moderator(), EditQuestion{id, version(), "How?"});
    EXPECT_FALSE(kept().translations.at(0).approved);
}

TEST_F(Annotating, WhatIsWithdrawnOrMergedIsNeitherAnsweredNorTranslated) {
    const auto into = room.approved_of(participant("p2"));
    room.merge(id, into);
    EXPECT_EQ(room.refused(moderator(), answer("In May.")), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), translation(Language::en, "When?", true)), Reason::wrong_state);
    room.then(moderator(), note("The same as the other."));
    room.then(moderator(), room.unmerging(id));
    EXPECT_EQ(room.question(id).state, QuestionState::approved)
        << "a note does not lose where it goes back to";
}

TEST_F(Annotating, AnOlderVersionIsStale) {
    const auto older = note("x");
    room.then(moderator(), tags({"a"}));
    EXPECT_EQ(room.refused(moderator(), older), Reason::stale);
    EXPECT_EQ(room.refused(participant(), tags({})), Reason::not_allowed);
}

TEST_F(Annotating, ErasedItLeavesNoWordsAndStillCounts) {
    room.given(QuestionTagged{1, {}}).given(QuestionNoted{1, "", ""});
    room.given(QuestionAnsweredInWriting{1, AnswerTo::all, ""});
    room.given(QuestionTranslated{1, Language::en, true, ""});
    Annotations empty;
    empty.notes = {{"", "", 4}};
    EXPECT_EQ(kept(), empty);
    EXPECT_EQ(version(), 6u);
}

TEST(OnBehalf, AModeratorAsksForSomebodyInTheHall) {
    Room room;
    room.then(moderator(), CloseQuestions{});
    const auto done = room.then(moderator(), EnterQuestion{" Why? ", "Ana", "es"});
    EXPECT_EQ(done.state, QuestionState::pending);
    const Question& question = room.question(*done.question);
    EXPECT_EQ(question.origin, Audience::hall);
    EXPECT_EQ(question.name, "Ana");
    EXPECT_EQ(question.text, "Why?");
    EXPECT_TRUE(question.person.empty());
}

TEST(OnBehalf, TheQuestionIsApprovedAtOnceWhereTheRoomPublishesFirst) {
    Room room;
    room.given(ReviewSet{Review::publish});
    EXPECT_EQ(room.then(moderator(), EnterQuestion{"Why?", "", ""}).state, QuestionState::approved);
}

TEST(OnBehalf, WhoIsNotKnownCountsOnceWhereItIsMerged) {
    Room room;
    const auto into = room.approved_of(participant());
    for (int i = 0; i < 2; ++i)
        room.merge(*room.then(moderator(), EnterQuestion{"Why?", "", ""}).question, into);
    EXPECT_EQ(room.question(into).votes, 2u);
}

TEST(OnBehalf, HasTheLimitsOfTheRoomAndItsTexts) {
    Room room;
    EXPECT_EQ(room.refused(participant(), EnterQuestion{"Why?", "", ""}), Reason::not_allowed);
    EXPECT_EQ(room.refused(moderator(), EnterQuestion{std::string(501, 'x'), "", ""}), Reason::too_long);
    EXPECT_EQ(room.refused(moderator(), EnterQuestion{"Why?", std::string(65, 'x'), ""}), Reason::too_long);
    EXPECT_EQ(room.refused(moderator(), EnterQuestion{" ", "", ""}), Reason::empty);
    room.limits.questions_max = 1;
    room.then(moderator(), EnterQuestion{"Why?", std::string(64, 'x'), ""});
    EXPECT_EQ(room.refused(moderator(), EnterQuestion{"Why?", "", ""}), Reason::full);
}

TEST(Assigning, SaysWhereTheQuestionBelongsInTheAgenda) {
    Room room;
    const auto id =
        *room.then(participant(), AskQuestion{"Why?", "", false, "opening", "speaker-2"}).question;
    EXPECT_EQ(room.question(id).session, "opening");
    EXPECT_EQ(room.question(id).to, "speaker-2");
    EXPECT_EQ(room.then(moderator(), AssignQuestion{id, 1, "panel", "speaker-3"}).version, 2u);
    EXPECT_EQ(room.question(id).session, "panel");
    EXPECT_EQ(room.question(id).assigned, "speaker-3");
    EXPECT_EQ(room.question(id).to, "speaker-2") << "whom the asker meant stays";
    EXPECT_TRUE(room.when(moderator(), AssignQuestion{id, 2, "panel", "speaker-3"})->empty());
    EXPECT_EQ(room.refused(moderator(), AssignQuestion{id, 1, "", ""}), Reason::stale);
    room.then(moderator(), AssignQuestion{id, 2, "", ""});
    EXPECT_EQ(room.question(id).assigned, "");
}

}  // namespace
}  // namespace paraninfo::room
