// A room that keeps the names of anonymous askers from moderators too, as a moderator sees it who keeps
// everything that comes and tries everything that there is.
#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

namespace paraninfo::flow {
namespace {

live::RoomSettings sealing() {
    auto settings = Stage::default_settings();
    settings.anonymity = Anonymity::everybody;
    return settings;
}

// Its name is in nothing that moderators have for other reasons: this person is seen by a sealed question
// alone.
Seat hidden() {
    return {SeatId{"seat-of-the-hidden"}, PersonId{"the-hidden"}, RoomId{"auditorium"}, Audience::hall,
            "Hidden name"};
}

AskQuestion anonymously(const std::string& text) {
    AskQuestion ask{text, "", true};
    ask.sealed = true;
    return ask;
}

// Everything of a hidden person through its whole life, by a moderator's hand.
class Life {
  public:
    Life() : stage(sealing()), desk(stage.join(moderator())) {
        stage.join(hidden());
        own = ask(hidden(), anonymously("Why?"));
        other = ask(participant(2), {"Why then?", "", false});
    }
    QuestionId ask(const Seat& seat, const AskQuestion& command) {
        return {stage.submit(seat, command)["result"]["question"].get<std::string>()};
    }
    Value moderate(const Command& command) {
        replies.push_back(stage.submit(moderator(), command));
        return replies.back();
    }
    std::uint64_t version(const QuestionId& id) {
        const auto joined = stage.join(moderator()).joined();
        for (const Value& one : joined["snapshot"]["questions"])
            if (one["id"] == id.value) return one["version"];
        return 0;
    }
    // What a moderator has by now: each frame, each reply, a snapshot, a resumption from the start.
    std::string everything() {
        Value all = replies;
        all.push_back(desk.messages);
        auto& late = stage.join(moderator());
        auto& again = stage.join(moderator(), Position{desk.joined()["position"]["history"], 0});
        all.push_back(late.messages);
        all.push_back(again.messages);
        return all.dump();
    }
    void expect_hidden(const char* when) {
        const std::string all = everything();
        EXPECT_NE(all.find(own.value), std::string::npos) << when;
        EXPECT_EQ(all.find(hidden().person.value), std::string::npos) << when;
        EXPECT_EQ(all.find("Hidden name"), std::string::npos) << when;
        EXPECT_EQ(all.find("Name of " + hidden().person.value), std::string::npos) << when;
    }

    Stage stage;
    Viewer& desk;
    Value replies = Value::array();
    QuestionId own, other;
};

TEST(AnonymityFlow, NothingThatAModeratorEverGetsNamesWhoAskedASealedQuestion) {
    Life life;
    life.expect_hidden("asked");
    life.moderate(ApproveQuestion{life.own, 1});
    life.moderate(DeclineQuestion{life.own, 1, "An older version."});
    life.moderate(PutOnAir{life.own, 2});
    life.moderate(TakeOffAir{life.own, 3});
    life.moderate(AnswerInWriting{life.own, 4, "In May.", AnswerTo::asker});
    life.moderate(MergeQuestion{life.own, 5, life.other, life.version(life.other)});
    life.moderate(UnmergeQuestion{life.own, life.version(life.own)});
    life.expect_hidden("moderated");
    life.moderate(SilencePerson{{}, "Enough.", 60'000, life.own});
    EXPECT_EQ(life.stage.submit(hidden(), anonymously("More?"))["error"]["data"]["reason"], "silenced");
    life.moderate(SilencePerson{{}, "Enough.", 0, life.own});
    life.expect_hidden("silenced");
    life.stage.pass(61'000);
    life.expect_hidden("the silence is over");
    life.moderate(BanPerson{{}, "Insults.", life.own});
    life.stage.pass(1'000);
    life.expect_hidden("banned");
    life.moderate(UnbanPerson{{}, life.own});
    EXPECT_TRUE(life.stage.submit(hidden(), WithdrawQuestion{life.own}).contains("result"));
    life.expect_hidden("withdrawn");
    life.stage.restart();
    const auto after = Value(life.stage.join(moderator()).messages).dump();
    EXPECT_EQ(after.find(hidden().person.value), std::string::npos);
    EXPECT_NE(after.find(life.own.value), std::string::npos);
}

TEST(AnonymityFlow, TheBanOfAnAskerKeepsThePersonOutUntilItIsLiftedByTheQuestion) {
    Life life;
    auto& phone = life.stage.join(hidden());
    ASSERT_TRUE(life.moderate(BanPerson{{}, "Insults.", life.own}).contains("result"));
    EXPECT_EQ(phone.closed, std::vector<CloseCode>{CloseCode::revoked});
    EXPECT_EQ(life.stage.people().told.back(), std::vector<PersonId>{hidden().person});
    const auto bans = life.stage.join(moderator()).joined()["snapshot"]["bans"];
    EXPECT_EQ(bans[0]["question"], life.own.value);
    EXPECT_FALSE(bans[0].contains("person"));
    life.stage.restart();
    EXPECT_FALSE(life.stage.join(hidden()).admitted);
    life.stage.submit(moderator(), UnbanPerson{{}, life.own});
    EXPECT_TRUE(life.stage.join(hidden()).admitted);
}

TEST(AnonymityFlow, TheAskerIsToldOfTheOwnQuestionAndOfWhatAnswersIt) {
    Life life;
    auto& phone = life.stage.join(hidden());
    life.moderate(ApproveQuestion{life.own, 1});
    const auto own = phone.changes().back()["data"]["question"];
    EXPECT_EQ(own["mine"], true);
    EXPECT_EQ(own["sealed"], true);
    life.moderate(MergeQuestion{life.own, 2, life.other, 1});
    life.moderate(AnswerInWriting{life.other, 2, "In May.", AnswerTo::asker});
    EXPECT_EQ(phone.changes().back()["data"]["also"][0]["fate"]["answer"]["text"], "In May.");
}

}  // namespace
}  // namespace paraninfo::flow
