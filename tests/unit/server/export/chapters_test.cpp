#include "server/export/chapters.hpp"

#include "tests/unit/server/export/rig.hpp"

#include <gtest/gtest.h>

namespace paraninfo::exports {
namespace {

// Ten minutes in segments of two seconds, on the air from `first_ms`; what was made at once goes from a
// second after.
archive::Recording recording() {
    archive::Recording made;
    made.room = hall.value;
    made.publication = "p1";
    made.started_ms = first_ms;
    auto& video = made.renditions.emplace_back();
    video.inits.emplace_back();
    for (std::uint64_t msn = 1; msn <= 300; ++msn) {
        archive::RecordedSegment segment;
        segment.msn = msn;
        segment.wall_ms = first_ms + 1000 + static_cast<std::int64_t>(msn - 1) * 2000;
        segment.duration = std::chrono::seconds{2};
        segment.media.bytes = 1;
        video.segments.push_back(segment);
    }
    return made;
}

void put_on_air(Rig& rig, Offset question, std::int64_t ms, const std::string& publication = "p1") {
    rig.add(QuestionPutOnAir{question, ProgrammeTime{publication, ms}}, "chair");
    rig.add(QuestionAnswered{question, ProgrammeTime{publication, ms + 5000}}, "chair");
}

std::vector<Chapter> chapters(const Rig& rig) {
    return chapters_of(rig.source(), recording(), "en");
}

using Chapters = std::vector<Chapter>;

TEST(Chapters, AreSessionsAndQuestionsWhereTheyAreHeard) {
    Rig rig;
    rig.hold_session({}, "Opening");
    const auto first = rig.ask("Why?");
    const auto second = rig.ask("How\nso?", "bea", true);
    put_on_air(rig, second, 61'000);
    put_on_air(rig, first, 31'500);
    EXPECT_EQ(chapters(rig),
              (Chapters{{0, "Opening", ""}, {30'500, "Why?", "q1"}, {60'000, "How so?", "q2"}}));
}

TEST(Chapters, AQuestionIsThereEachTimeThatItWasOnAir) {
    Rig rig;
    const auto question = rig.ask("Why?");
    put_on_air(rig, question, 21'000);
    rig.add(QuestionReopened{question}, "chair");
    put_on_air(rig, question, 41'000);
    EXPECT_EQ(chapters(rig), (Chapters{{20'000, "Why?", "q1"}, {40'000, "Why?", "q1"}}));
}

TEST(Chapters, WhatLiesWhereNothingWasRecordedIsNone) {
    Rig rig;
    rig.hold_session({}, "Opening");
    put_on_air(rig, rig.ask("Unheard"), 101'000);
    put_on_air(rig, rig.ask("Its answer is heard"), 117'500);
    const auto last = rig.ask("After all");
    rig.add(QuestionPutOnAir{last, ProgrammeTime{"p1", 700'000}}, "chair");
    auto made = recording();
    std::erase_if(made.renditions[0].segments,
                  [](const auto& segment) { return segment.msn > 40 && segment.msn <= 60; });
    EXPECT_EQ(chapters_of(rig.source(), made, "en"),
              (Chapters{{0, "Opening", ""}, {80'000, "Its answer is heard", "q4"}}));
}

TEST(Chapters, OtherBroadcastsAndOtherRoomsHaveTheirOwn) {
    Rig rig;
    put_on_air(rig, rig.ask("Why?"), 21'000, "p2");
    rig.add(QuestionPutOnAir{rig.ask("Without a picture"), std::nullopt}, "chair");
    EXPECT_EQ(chapters(rig), Chapters{});
}

TEST(Chapters, WhatIsErasedOrDeclinedSinceIsNotThere) {
    Rig rig;
    const auto erased = rig.ask("Secret");
    const auto declined = rig.ask("Rude");
    put_on_air(rig, erased, 21'000);
    rig.add(QuestionPutOnAir{declined, ProgrammeTime{"p1", 31'000}}, "chair");
    rig.add(QuestionTakenOffAir{declined, ProgrammeTime{"p1", 32'000}}, "chair");
    rig.add(QuestionDeclined{declined, "no"}, "chair");
    rig.erase(erased);
    EXPECT_EQ(chapters(rig), Chapters{});
}

TEST(Chapters, NobodyIsNamed) {
    Rig rig;
    QuestionAsked sealed;
    sealed.state = QuestionState::approved;
    sealed.id = {"q1"};
    sealed.person = {"person-of-ana"};
    sealed.name = "Ana Sealed";
    sealed.text = "Who?";
    sealed.anonymous = true;
    sealed.sealed = true;
    put_on_air(rig, rig.add(sealed, "person-of-ana"), 21'000);
    put_on_air(rig, rig.ask("Open?", "bea"), 31'000);
    const std::string text = chapters_json(chapters(rig)) + chapters_vtt(chapters(rig), 600'000);
    EXPECT_NE(text.find("Who?"), std::string::npos);
    for (const char* name : {"Ana", "ana", "bea", "chair"})
        EXPECT_EQ(text.find(name), std::string::npos) << name;
}

TEST(Chapters, AsJson) {
    EXPECT_EQ(chapters_json({{0, "Opening", ""}, {1500, "\"Why\"?", "q1"}}),
              R"({"chapters":[{"at_ms":0,"title":"Opening","kind":"session"},)"
              R"({"at_ms":1500,"title":"\"Why\"?","kind":"question","question":"q1"}]})");
}

TEST(Chapters, AsWebVttWhereNoTextCanBeMore) {
    EXPECT_EQ(chapters_vtt({{0, "A --> <b>", ""}, {3'661'001, "R&D", "q1"}}, 3'700'000),
              "WEBVTT\n\n00:00:00.000 --> 01:01:01.001\nA --&gt; &lt;b&gt;\n"
              "\n01:01:01.001 --> 01:01:40.000\nR&amp;D\n");
    EXPECT_EQ(chapters_vtt({{0, "A", ""}, {0, "B", ""}}, 10), "WEBVTT\n\n00:00:00.000 --> 00:00:00.010\nB\n");
}

}  // namespace
}  // namespace paraninfo::exports
