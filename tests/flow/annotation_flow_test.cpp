// What moderators add to a question, and questions that they enter for others, on their way to each page.
#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

namespace paraninfo::flow {
namespace {

class AnnotationFlow : public ::testing::Test {
  protected:
    static Value question_of(const Viewer& viewer) { return viewer.changes().back()["data"]["question"]; }

    Stage stage;
    Viewer& asker = stage.join(participant(1));
    Viewer& other = stage.join(participant(2));
    Viewer& board = stage.join(moderator());
    QuestionId id{stage.submit(participant(1), AskQuestion{"When?", "en", false})["result"]["question"]};
    Value approved = stage.submit(moderator(), ApproveQuestion{id, 1});
};

TEST_F(AnnotationFlow, AnAnswerToTheAskerReachesTheAskerAlone) {
    stage.submit(moderator(), AnswerInWriting{id, 2, "In May.", AnswerTo::asker});
    EXPECT_EQ(question_of(asker)["answer"]["text"], "In May.");
    EXPECT_FALSE(question_of(other).contains("answer"));
    EXPECT_EQ(question_of(board)["answer"]["to"], "asker");
}

TEST_F(AnnotationFlow, ANoteLeavesTheDeskInNoFrame) {
    const auto frames = asker.frames.size();
    stage.submit(moderator(), NoteQuestion{id, 2, "Ask the secretary."});
    EXPECT_EQ(question_of(board)["notes"][0]["by"], "Moderator");
    EXPECT_EQ(asker.frames.size(), frames);
    EXPECT_EQ(other.changes().back()["kind"], "question.approved");
}

TEST_F(AnnotationFlow, ATranslationIsSeenOnceItIsApprovedAndKeptOverARestart) {
    stage.submit(moderator(), TranslateQuestion{id, 2, Language::es, "¿Cuándo?", false});
    EXPECT_FALSE(question_of(other).contains("translations"));
    stage.submit(moderator(), TranslateQuestion{id, 3, Language::es, "¿Cuándo?", true});
    EXPECT_EQ(question_of(other)["translations"][0]["text"], "¿Cuándo?");
    stage.restart();
    const Value snapshot = stage.join(participant(3)).joined()["snapshot"];
    EXPECT_EQ(snapshot["questions"].at(0)["translations"][0]["text"], "¿Cuándo?");
}

TEST_F(AnnotationFlow, EnteringForTheHallWaitsForNobodysLimit) {
    auto settings = Stage::default_settings();
    settings.limits.ask = {0.001, 1};
    Stage strict(settings);
    auto& desk = strict.join(moderator());
    for (int i = 0; i < 5; ++i) {
        const auto reply = strict.submit(moderator(), EnterQuestion{"Why?", "Ana", ""});
        EXPECT_EQ(reply["result"]["state"], "pending") << reply;
    }
    EXPECT_EQ(desk.changes().size(), 5u);
    EXPECT_EQ(question_of(desk)["origin"], "hall");
}

}  // namespace
}  // namespace paraninfo::flow
