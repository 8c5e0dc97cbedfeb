#include "protocol/json/airing.hpp"

#include "protocol/json/journal_entry.hpp"
#include "protocol/json/room_snapshot.hpp"
#include "tests/unit/protocol/samples.hpp"

namespace paraninfo::json {
namespace {

const ProgrammeTime time{"k3v0q8zt", 812'345};

Change stamped(Change change) {
    stamp(change, time);
    return change;
}

// What a member "aired" reads as.
template <typename T>
std::optional<T> reread(const std::optional<T>& aired, std::optional<T> (*read)(Members&)) {
    Writer writer;
    writer.open_object();
    write_aired(writer, aired);
    const auto value = nlohmann::json::parse(writer.close_object().take());
    Members members(value);
    auto result = read(members);
    EXPECT_EQ(members.problem(), std::nullopt);
    return result;
}

TEST(AiringJson, ComesBackAsItWas) {
    for (const std::optional<Airing>& aired :
         {std::optional<Airing>{}, std::optional(Airing{"p", 5, QuestionState::on_deck, {}}),
          std::optional(Airing{"p", 5, QuestionState::approved, 9})})
        EXPECT_EQ(reread(aired, read_aired), aired);
    for (const std::optional<PollAiring>& aired :
         {std::optional<PollAiring>{}, std::optional(PollAiring{"p", 5, {}, {}}),
          std::optional(PollAiring{"p", 5, 6, {}}), std::optional(PollAiring{"p", 0, 0, 9})})
        EXPECT_EQ(reread(aired, read_poll_aired), aired);
}

TEST(AiringJson, WhatIsNotOursIsNotUnderstood) {
    for (const char* text : {R"({"aired":7})", R"({"aired":{"publication":"p","from":-1,"was":"approved"}})",
                             R"({"aired":{"publication":"a/b","from":1,"was":"approved"}})",
                             R"({"aired":{"publication":"p","from":1,"was":"asleep"}})",
                             R"({"aired":{"publication":"p","from":1,"was":"approved","to":"2"}})",
                             R"({"aired":{"publication":"p","from":1,"was":"approved","till":2}})"}) {
        const auto value = nlohmann::json::parse(text);
        Members members(value);
        read_aired(members);
        EXPECT_TRUE(members.problem()) << text;
    }
}

TEST(AiringJson, AStageChangesTimeStandsInItsPayload) {
    const auto entry = encode_entry(stamped(QuestionPutOnAir{812}));
    EXPECT_EQ(entry.kind, "question.put_on_air:812");
    EXPECT_EQ(entry.payload, R"({"v":1,"programme_at":{"publication":"k3v0q8zt","ms":812345}})");
    for (const Change& change :
         {Change(QuestionPutOnAir{812}), Change(QuestionTakenOffAir{812}), Change(QuestionAnswered{812}),
          Change(PollOpened{812, 60'000}), Change(PollClosing{812}), Change(PollClosed{812})}) {
        const auto [kind, payload] = encode_entry(stamped(change));
        EXPECT_EQ(decode_entry(kind, payload, false), stamped(change)) << kind;
        EXPECT_EQ(decode_entry(kind, R"({"v":1})", false), change) << kind << ": of before there was any";
        EXPECT_EQ(decode_entry(kind, "", true), change) << kind << ": erased";
    }
}

TEST(AiringJson, ATimeThatMakesNoSenseIsNotUnderstood) {
    for (const char* bad : {"5", "{}", R"({"publication":"p"})", R"({"publication":"","ms":1})",
                            R"({"publication":"p","ms":-1})"}) {
        const std::string payload = R"({"v":1,"programme_at":)" + std::string(bad) + "}";
        EXPECT_EQ(decode_entry("poll.closed:812", payload, false), std::nullopt) << payload;
    }
    const char* const elsewhere = R"({"v":1,"programme_at":{"publication":"p","ms":1}})";
    EXPECT_EQ(decode_entry("question.approved:812", elsewhere, false), std::nullopt);
}

TEST(AiringJson, SnapshotsKeepItAndThoseOfBeforeStillRead) {
    RoomSnapshot snapshot;
    snapshot.questions = {samples::first_question()};
    snapshot.polls = {{samples::choice_poll(), 1, {}}};
    EXPECT_EQ(encode_room_snapshot(snapshot).find("aired"), std::string::npos);
    EXPECT_EQ(decode_room_snapshot(encode_room_snapshot(snapshot)), snapshot);
    snapshot.questions.front().aired = Airing{"p", 5, QuestionState::approved, 9};
    snapshot.polls.front().poll.aired = PollAiring{"p", 5, 6, {}};
    EXPECT_EQ(decode_room_snapshot(encode_room_snapshot(snapshot)), snapshot);
}

}  // namespace
}  // namespace paraninfo::json
