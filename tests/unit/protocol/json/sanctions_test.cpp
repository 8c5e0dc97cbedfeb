#include "protocol/json/sanctions.hpp"

#include "protocol/json/journal_entry.hpp"
#include "protocol/json/room_snapshot.hpp"
#include "tests/unit/protocol/samples.hpp"

namespace paraninfo::json {
namespace {

const PersonSilenced silenced{600'000, PersonId{"p"}, "Name", PersonId{"m"}, "Mod", "Enough."};
const PersonBanned banned{PersonId{"p"}, "Name", PersonId{"m"}, "Mod", "Insults.", {3, 17}};

TEST(Sanctions, NeitherAPersonNorAReasonStandsInAKind) {
    EXPECT_EQ(encode_entry(silenced).kind, "person.silenced:600000");
    EXPECT_EQ(encode_entry(banned).kind, "person.banned");
    EXPECT_EQ(encode_entry(PersonUnbanned{812, PersonId{"p"}, {}, {}}).kind, "person.unbanned:812");
}

TEST(Sanctions, ErasedTheyNameNobody) {
    EXPECT_EQ(decode_entry(encode_entry(silenced).kind, "", true),
              Change(PersonSilenced{600'000, {}, {}, {}, {}, {}}));
    EXPECT_EQ(decode_entry(encode_entry(banned).kind, "", true), Change(PersonBanned{}));
}

TEST(Sanctions, ASnapshotKeepsThemAndAnOlderOneHasNone) {
    RoomSnapshot snapshot;
    snapshot.silences = {{1, PersonId{"p"}, "Name", PersonId{"m"}, "Mod", "Enough.", 7, 9, {}}};
    snapshot.bans = {{2, PersonId{"q"}, "Other", PersonId{"m"}, "Mod", "Insults.", 8, 0, {3, 17}}};
    std::string text = encode_room_snapshot(snapshot);
    EXPECT_EQ(decode_room_snapshot(text), snapshot);
    auto older = nlohmann::json::parse(text);
    older.erase("silences");
    older.erase("bans");
    EXPECT_EQ(decode_room_snapshot(older.dump()), RoomSnapshot{});
    older["bans"] = {{{"person", 5}}};
    EXPECT_EQ(decode_room_snapshot(older.dump()), std::nullopt);
}

TEST(Sanctions, WhoDecidedIsForModeratorsEyes) {
    Writer writer;
    const Sanction silence{1, PersonId{"p"}, "Name", PersonId{"m"}, "Mod", "Enough.", 7, 0, {}};
    write_sanction(writer, silence, Audience::participant);
    EXPECT_EQ(writer.take(), R"({"reason":"Enough.","at":7,"until":null})");
    EXPECT_EQ(encode_own_silence(nullptr), "null");
}

}  // namespace
}  // namespace paraninfo::json
