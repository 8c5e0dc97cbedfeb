// The way of chat messages through the whole command path: who gets which form, slow mode, and that deleted
// words are in nothing that a page or a journal can be asked for.
#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

namespace paraninfo::flow {
namespace {

Offset write(Stage& stage, const Seat& seat, const std::string& text) {
    return stage.submit(seat, WriteChat{text, 0})["result"]["offset"];
}

Value refused(Stage& stage, const Seat& seat, const Command& command) {
    return stage.submit(seat, command)["error"]["data"];
}

// Every payload that the journal holds and every snapshot, as one text.
std::string in_journal(Stage& stage) {
    std::string all;
    const RoomId room{"auditorium"};
    const auto rows = stage.disk().engine->read(journal::Range{room, 0, 4096});
    for (const auto& stored : std::get<journal::ReadResult>(rows).entries) all += stored.entry.payload;
    return all;
}

TEST(ChatFlow, AMessageReachesEverybodyButScreensAndItsAuthorKnowsItAsTheirs) {
    Stage stage;
    stage.submit(moderator(), OpenChat{});
    auto& author = stage.join(participant(1));
    auto& other = stage.join(in_hall(1));
    auto& desk = stage.join(moderator());
    auto& projector = stage.join(screen());
    write(stage, participant(1), "Good morning");
    EXPECT_EQ(author.changes()[0]["data"]["message"]["mine"], true);
    EXPECT_FALSE(other.changes()[0]["data"]["message"].contains("mine"));
    EXPECT_FALSE(other.changes()[0]["data"]["message"].contains("person"));
    EXPECT_EQ(desk.changes()[0]["data"]["message"]["person"], participant(1).person.value);
    EXPECT_TRUE(projector.kinds().empty());
}

TEST(ChatFlow, SlowModeRefusesWithTheWaitAndCountsOnlyWhatWasTaken) {
    Stage stage;
    stage.submit(moderator(), OpenChat{});
    stage.submit(moderator(), SlowChat{30'000});
    write(stage, participant(1), "One");
    EXPECT_EQ(refused(stage, participant(1), WriteChat{"", 0})["reason"], "empty");
    const auto slowed = refused(stage, participant(1), WriteChat{"Two", 0});
    EXPECT_EQ(slowed["reason"], "limited");
    stage.pass(slowed["retry_after_ms"].get<std::int64_t>() - 11);  // a command takes 10 ms here
    EXPECT_EQ(refused(stage, participant(1), WriteChat{"Two", 0})["retry_after_ms"], 1);
    EXPECT_GT(write(stage, participant(1), "Two"), 0U);
    write(stage, participant(2), "Nobody else waits");
    write(stage, moderator(), "And moderators");
    write(stage, moderator(), "never");
}

TEST(ChatFlow, DeletedWordsAreInNothingThatCanBeAskedFor) {
    Stage stage;
    stage.submit(moderator(), OpenChat{});
    auto& author = stage.join(participant(1));
    auto& other = stage.join(participant(2));
    const Position before = other.through();
    const Offset number = write(stage, participant(1), "Buy cheap watches");
    ASSERT_NE(in_journal(stage).find("watches"), std::string::npos);
    stage.submit(moderator(), DeleteChat{number, "Advertising."});
    EXPECT_EQ(author.changes().back()["data"]["message"]["reason"], "Advertising.");
    EXPECT_FALSE(other.changes().back()["data"]["message"].contains("reason"));
    EXPECT_EQ(in_journal(stage).find("watches"), std::string::npos);
    for (const auto& seat : {participant(3), moderator()})
        EXPECT_EQ(Value(stage.join(seat).messages).dump().find("watches"), std::string::npos);
    const auto& back = stage.join(participant(2), before);
    EXPECT_EQ(Value(back.messages).dump().find("watches"), std::string::npos);
    EXPECT_EQ(back.kinds(), std::vector<std::string>{"chat.deleted"});
}

// Crash and replay: the same room comes back, and what was deleted stays deleted.
TEST(ChatFlow, AfterACrashTheChatIsAsItWas) {
    Stage stage;
    stage.submit(moderator(), OpenChat{});
    stage.submit(moderator(), SlowChat{5'000});
    const Offset first = write(stage, participant(1), "First");
    const Offset second = write(stage, participant(2), "Second");
    stage.submit(in_hall(1), WriteChat{"To the first", first});
    stage.submit(moderator(), DeleteChat{second, "Off topic."});
    const Value before = stage.join(participant(2)).joined()["snapshot"];
    stage.restart();
    const Value after = stage.join(participant(2)).joined()["snapshot"];
    EXPECT_EQ(after["chat"], before["chat"]);
    EXPECT_EQ(after["own_chat"], before["own_chat"]);
    EXPECT_EQ(after["own_chat"][0]["reason"], "Off topic.");
    EXPECT_EQ(after["chat"]["messages"][2]["reply_to"], first);
    EXPECT_EQ(after["chat"]["slow_ms"], 5'000);
}

// Killed between the deletion's commit and the erasure: the next start makes up for it.
TEST(ChatFlow, WordsWhoseErasureACrashPreventedGoAtTheNextStart) {
    Stage stage;
    stage.submit(moderator(), OpenChat{});
    const Offset number = write(stage, participant(1), "Buy cheap watches");
    stage.disk().silent = true;  // written, and the room never hears of it
    stage.send(moderator(), DeleteChat{number, "Advertising."}, Stage::new_key());
    stage.settle();
    ASSERT_NE(in_journal(stage).find("watches"), std::string::npos);
    stage.disk().silent = false;
    stage.restart();
    EXPECT_EQ(in_journal(stage).find("watches"), std::string::npos);
    EXPECT_TRUE(stage.join(participant(1)).joined()["snapshot"]["own_chat"][0]["text"].is_null());
}

TEST(ChatFlow, AMessageSentTwiceUnderOneKeyStandsOnce) {
    Stage stage;
    stage.submit(moderator(), OpenChat{});
    stage.submit(moderator(), SlowChat{30'000});
    const auto key = Stage::new_key();
    const auto first = stage.submit(participant(1), WriteChat{"Once", 0}, key);
    EXPECT_EQ(stage.submit(participant(1), WriteChat{"Once", 0}, key)["result"], first["result"]);
    EXPECT_EQ(stage.join(moderator()).joined()["snapshot"]["chat"]["messages"].size(), 1U);
}

}  // namespace
}  // namespace paraninfo::flow
