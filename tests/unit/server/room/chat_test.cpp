#include "server/room/chat.hpp"

#include "server/room/snapshot.hpp"
#include "server/room/visibility.hpp"
#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

class ChatRoom : public Room {
  public:
    ChatRoom() { then(moderator(), OpenChat{}); }
    Offset written_by(const Seat& actor, const std::string& text = "Hello") {
        return then(actor, WriteChat{text, 0}).offset;
    }
    const ChatMessage& message(Offset number) const { return *message_at(state.chat, number); }
};

TEST(ChatRules, ItIsOffUntilAModeratorOpensIt) {
    Room room;
    EXPECT_EQ(room.refused(participant(), WriteChat{"Hello", 0}), Reason::closed);
    EXPECT_EQ(room.refused(participant(), OpenChat{}), Reason::not_allowed);
    room.then(moderator(), OpenChat{});
    EXPECT_EQ(room.refused(moderator(), OpenChat{}), Reason::wrong_state);
    room.then(participant(), WriteChat{"Hello", 0});
    room.then(moderator(), WriteChat{"Welcome", 0});
    room.then(moderator(), CloseChat{});
    EXPECT_EQ(room.refused(participant(), WriteChat{"Hello", 0}), Reason::closed);
    EXPECT_EQ(room.refused(moderator(), CloseChat{}), Reason::wrong_state);
}

TEST(ChatRules, AMessageHasAtMost500CharactersAsAPersonCountsThem) {
    ChatRoom room;
    std::string family;
    for (int i = 0; i < 500; ++i) family += "👩‍👩‍👧";
    EXPECT_EQ(room.written_by(participant(), family), room.state.offset);
    const auto refused = room.when(participant(), WriteChat{family + "x", 0});
    EXPECT_EQ(refused.error().reason, Reason::too_long);
    EXPECT_EQ(refused.error().most, 500);
    EXPECT_EQ(room.refused(participant(), WriteChat{" \u200b ", 0}), Reason::empty);
}

TEST(ChatRules, ASilencedPersonDoesNotWrite) {
    ChatRoom room;
    room.then(moderator(), SilencePerson{PersonId{"p1"}, "Enough.", 0});
    EXPECT_EQ(room.refused(participant(), WriteChat{"Hello", 0}), Reason::silenced);
    room.written_by(participant("p2"));
}

TEST(ChatRules, AReplyNamesAMessageThatStands) {
    ChatRoom room;
    const Offset first = room.written_by(participant());
    const Offset reply = room.then(in_hall(), WriteChat{"Yes", first}).offset;
    EXPECT_EQ(room.message(reply).reply_to, first);
    EXPECT_EQ(room.refused(in_hall(), WriteChat{"Yes", 99}), Reason::not_found);
    room.then(participant(), DeleteChat{first, ""});
    EXPECT_EQ(room.refused(in_hall(), WriteChat{"Yes", first}), Reason::not_found);
}

TEST(ChatRules, TheAuthorDeletesTheOwnMessageAndNobodyElses) {
    ChatRoom room;
    const Offset mine = room.written_by(participant());
    EXPECT_EQ(room.refused(participant("p2"), DeleteChat{mine, ""}), Reason::not_found);
    room.then(moderator(), CloseChat{});
    room.then(participant(), DeleteChat{mine, ""});
    EXPECT_TRUE(room.message(mine).text.empty());
    EXPECT_FALSE(room.message(mine).deleted->by_moderator);
    EXPECT_EQ(room.refused(participant(), DeleteChat{mine, ""}), Reason::wrong_state);
}

TEST(ChatRules, AModeratorDeletesWithAReasonThatTheAuthorSees) {
    ChatRoom room;
    const Offset number = room.written_by(participant());
    EXPECT_EQ(room.refused(moderator(), DeleteChat{number, ""}), Reason::empty);
    room.then(moderator(), DeleteChat{number, "Advertising."});
    const ChatMessage& gone = room.message(number);
    EXPECT_EQ(gone.deleted, (ChatDeletion{true, "Name", "Advertising."}));
    const Shown shown =
        show(room.state, {room.state.offset, 0, ChatDeleted{number, true, PersonId{"p1"}, {}, {}, {}, {}}});
    ASSERT_EQ(shown.addressed.size(), 1U);
    EXPECT_EQ(shown.addressed[0].person, PersonId{"p1"});
    EXPECT_EQ(std::get<ShowChatMessage>(shown.audience).message.text, "");
    EXPECT_TRUE(std::holds_alternative<ShowNothing>(shown.screen));
}

TEST(ChatRules, ADeletionLeavesTheSameWhetherTheWordsAreErasedBeforeOrAfter) {
    ChatRoom whole;
    ChatRoom erased;
    const ChatWritten written{Audience::participant, 0, PersonId{"p1"}, "Name", "Buy this"};
    const ChatDeleted deleted{2, true, PersonId{"p1"}, "Name", PersonId{"m1"}, "Name", "Advertising."};
    whole.given(written).given(deleted);
    erased.given(ChatWritten{Audience::participant, 0, {}, {}, {}}).given(deleted);
    EXPECT_EQ(whole.state, erased.state);
}

TEST(ChatRules, TheRoomKeepsTheNewestMessagesAtHand) {
    ChatRoom room;
    const Offset first = room.written_by(moderator());
    for (std::size_t i = 1; i < chat_kept_max; ++i) room.written_by(moderator());
    EXPECT_NE(message_at(room.state.chat, first), nullptr);
    room.written_by(moderator());
    EXPECT_EQ(room.state.chat.messages.size(), chat_kept_max);
    EXPECT_EQ(room.refused(moderator(), DeleteChat{first, "Old."}), Reason::not_found);
    EXPECT_EQ(restore(snapshot_of(room.state)), room.state);
}

TEST(ChatRules, SlowModeHasItsBounds) {
    ChatRoom room;
    const auto refused = [&](std::int64_t slow_ms) { return room.refused(moderator(), SlowChat{slow_ms}); };
    EXPECT_EQ(refused(999), Reason::invalid_params);
    EXPECT_EQ(refused(600'001), Reason::invalid_params);
    EXPECT_EQ(refused(0), Reason::wrong_state);
    for (const std::int64_t slow_ms : {1'000, 600'000, 0}) room.then(moderator(), SlowChat{slow_ms});
    EXPECT_EQ(room.state.chat.slow_ms, 0);
}

}  // namespace
}  // namespace paraninfo::room
