#include "protocol/json/chat.hpp"

#include "protocol/json/journal_entry.hpp"
#include "protocol/json/room_snapshot.hpp"
#include "tests/unit/protocol/samples.hpp"

namespace paraninfo::json {
namespace {

const ChatWritten written{Audience::hall, 7, PersonId{"p"}, "Name", "Hello"};
const ChatDeleted deleted{812, true, PersonId{"p"}, "Name", PersonId{"m"}, "Mod", "Advertising."};

ChatMessage message() {
    return {812, PersonId{"p"}, "Name", Audience::hall, "Hello", 7, 5, std::nullopt};
}

std::string shown(const ChatMessage& one, Audience audience, const PersonId& person = {}) {
    Writer writer;
    write_chat_message(writer, one, audience, person);
    return writer.take();
}

TEST(ChatJson, NeitherAPersonNorWordsStandInAKind) {
    EXPECT_EQ(encode_entry(written).kind, "chat.written:hall:7");
    EXPECT_EQ(encode_entry(deleted).kind, "chat.deleted:812:moderator");
    EXPECT_EQ(encode_entry(ChatSlowed{10'000}).kind, "chat.slowed:10000");
}

TEST(ChatJson, ErasedAMessageStillHasItsPlace) {
    EXPECT_EQ(decode_entry("chat.written:hall:7", "", true),
              Change(ChatWritten{Audience::hall, 7, {}, {}, {}}));
    EXPECT_FALSE(decode_entry("chat.written:stage:7", "", true));
    EXPECT_FALSE(decode_entry("chat.deleted:812:nobody", "", true));
}

TEST(ChatJson, WhoseItIsAndWhyItWentIsForModeratorsAndTheAuthor) {
    ChatMessage gone = message();
    gone.text.clear();
    gone.deleted = ChatDeletion{true, "Mod", "Advertising."};
    const auto to_all = shown(gone, Audience::participant);
    for (const char* secret : {"Name", "Mod", "Advertising", "person"})
        EXPECT_EQ(to_all.find(secret), std::string::npos) << secret;
    const auto own = samples::Value::parse(shown(gone, Audience::participant, PersonId{"p"}));
    EXPECT_EQ(own["reason"], "Advertising.");
    EXPECT_EQ(own["mine"], true);
    EXPECT_FALSE(own.contains("by"));
    EXPECT_EQ(samples::Value::parse(shown(gone, Audience::moderator))["by"], "Mod");
    EXPECT_EQ(shown(message(), Audience::hall).find("\"p\""), std::string::npos);
}

TEST(ChatJson, ASnapshotKeepsItAndAnOlderOneHasNone) {
    RoomSnapshot snapshot;
    snapshot.chat = {true, 10'000, {message(), message()}};
    snapshot.chat.messages[1].number = 813;
    snapshot.chat.messages[1].deleted = ChatDeletion{true, "Mod", "Advertising."};
    const std::string text = encode_room_snapshot(snapshot);
    EXPECT_EQ(decode_room_snapshot(text), snapshot);
    auto other = nlohmann::json::parse(text);
    other.erase("chat");
    EXPECT_EQ(decode_room_snapshot(other.dump()), RoomSnapshot{});
    other["chat"] = {{"open", true}, {"slow_ms", 0}, {"messages", {5}}};
    EXPECT_EQ(decode_room_snapshot(other.dump()), std::nullopt);
}

}  // namespace
}  // namespace paraninfo::json
