#include "protocol/json/hands.hpp"

#include "protocol/json/journal_entry.hpp"
#include "protocol/json/room_snapshot.hpp"
#include "tests/unit/protocol/samples.hpp"

namespace paraninfo::json {
namespace {

Hand claimed() {
    Hand hand{812, PersonId{"p"}, "Name", Audience::hall, HandState::invited, 5, 3, {}};
    hand.claim = HandClaim{PersonId{"m"}, "Mod", 60'005};
    return hand;
}

TEST(HandsJson, NobodyStandsInAKind) {
    EXPECT_EQ(encode_entry(HandRaised{Audience::hall, PersonId{"p"}, "Name"}).kind, "hand.raised:hall");
    EXPECT_EQ(encode_entry(HandClaimed{812, 60'000, PersonId{"m"}, "Mod"}).kind, "hand.claimed:812:60000");
    EXPECT_EQ(encode_entry(HandLowered{812, PersonId{"p"}}).kind, "hand.lowered:812");
    EXPECT_EQ(decode_entry("hand.raised:hall", "", true), Change(HandRaised{Audience::hall, {}, {}}));
}

TEST(HandsJson, WhoseItIsAndWhoHandlesItIsForModeratorsEyes) {
    const Hand hand = claimed();
    EXPECT_EQ(encode_own_hand(&hand), R"({"number":812,"state":"invited","at":5})");
    EXPECT_EQ(encode_own_hand(nullptr), "null");
    Writer writer;
    write_hand(writer, hand, Audience::moderator);
    const auto shown = samples::Value::parse(writer.take());
    EXPECT_EQ(shown["name"], "Name");
    EXPECT_EQ(shown["claim"]["by"], "Mod");
}

TEST(HandsJson, TheStateOfTheQueueNamesNumbersOnly) {
    const auto states = samples::load("states.json")["states"];
    EXPECT_EQ(samples::Value::parse(encode_waiting({812, 820, 831})),
              samples::named(states, "hands")["message"]["params"]["data"]);
}

TEST(HandsJson, ASnapshotKeepsThemAndAnOlderOneHasNone) {
    RoomSnapshot snapshot;
    snapshot.hands = {true, {claimed()}};
    snapshot.reactions_open = false;
    const std::string text = encode_room_snapshot(snapshot);
    EXPECT_EQ(decode_room_snapshot(text), snapshot);
    auto other = nlohmann::json::parse(text);
    other.erase("hands");
    other.erase("reactions_closed");
    EXPECT_EQ(decode_room_snapshot(other.dump()), RoomSnapshot{});
    other["hands"] = {{"open", true}, {"queue", {{{"number", 0}}}}};
    EXPECT_EQ(decode_room_snapshot(other.dump()), std::nullopt);
}

}  // namespace
}  // namespace paraninfo::json
