// What the desk adds to questions, through the whole command path and a restart: reasons by language, the
// place in the agenda, the moderators' channel.
#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

namespace paraninfo::flow {
namespace {

TEST(DeskFlow, TheAskerGetsTheReasonInEveryLanguageAlsoAfterARestart) {
    Stage stage;
    const QuestionId id{stage.submit(participant(1), AskQuestion{"Why?", "", false})["result"]["question"]};
    auto& phone = stage.join(participant(1));
    const TextByLanguage reasons{{Language::en, "Off topic."}, {Language::zh_hant, "離題。"}};
    stage.submit(moderator(), DeclineQuestion{id, 1, "Off topic.", reasons});
    const Value expected{{"en", "Off topic."}, {"zh-Hant", "離題。"}};
    EXPECT_EQ(phone.changes().back()["data"]["question"]["reasons"], expected);
    stage.restart();
    EXPECT_EQ(stage.join(participant(1)).joined()["snapshot"]["own"][0]["reasons"], expected);
}

TEST(DeskFlow, WhereAQuestionBelongsInTheAgendaOutlivesARestart) {
    Stage stage;
    const QuestionId id{stage.submit(
        participant(1), AskQuestion{"Why?", "", false, "opening", "speaker-2"})["result"]["question"]};
    stage.submit(moderator(), AssignQuestion{id, 1, "panel", "speaker-3"});
    stage.restart();
    const auto shown = stage.join(moderator()).joined()["snapshot"]["questions"][0];
    EXPECT_EQ(shown["session"], "panel");
    EXPECT_EQ(shown["to"], "speaker-2");
    EXPECT_EQ(shown["assigned"], "speaker-3");
    EXPECT_FALSE(stage.join(participant(1)).joined()["snapshot"]["own"][0].contains("assigned"));
}

TEST(DeskFlow, WhatModeratorsTellEachOtherStaysAmongThem) {
    Stage stage;
    auto& desk = stage.join(moderator());
    auto& watch = stage.join(participant(1));
    auto& projector = stage.join(screen());
    stage.submit(moderator(), TellModerators{"Break at ten."});
    EXPECT_EQ(desk.kinds(), std::vector<std::string>{"moderators.told"});
    EXPECT_TRUE(watch.kinds().empty());
    EXPECT_TRUE(projector.kinds().empty());
    stage.restart();
    EXPECT_EQ(stage.join(moderator()).joined()["snapshot"]["channel"][0]["text"], "Break at ten.");
    EXPECT_FALSE(stage.join(participant(1)).joined()["snapshot"].contains("channel"));
}

}  // namespace
}  // namespace paraninfo::flow
