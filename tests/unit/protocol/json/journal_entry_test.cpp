#include "protocol/json/journal_entry.hpp"

#include "protocol/hall_listener.hpp"
#include "tests/unit/protocol/samples.hpp"

#include <set>

namespace paraninfo::json {
namespace {

// Of chat, hands and reactions.
std::vector<Change> live_changes() {
    return {
        ChatOpened{},
        ChatClosed{},
        ChatSlowed{10'000},
        ChatWritten{Audience::hall, 812, PersonId{"p"}, "Name", "Hello\n\"you\""},
        ChatDeleted{812, true, PersonId{"p"}, "Name", PersonId{"m"}, "Moderator", "Off topic."},
        ChatDeleted{812, false, PersonId{"p"}, "Name", PersonId{"p"}, "Name", ""},
        HandsOpened{},
        HandsClosed{},
        HandRaised{Audience::hall, PersonId{"p"}, "Name"},
        HandClaimed{812, 60'000, PersonId{"m"}, "Moderator"},
        HandClaimLapsed{812},
        HandInvited{812},
        HandAccepted{812},
        HandLowered{812, PersonId{"p"}},
        HandDeclined{812, PersonId{"p"}},
        HandDone{812, PersonId{"p"}},
        BroadcastStarted{},
        BroadcastPaused{},
        BroadcastPaused{600'000},
        BroadcastResumed{},
        BroadcastEnded{},
        BroadcastRecordingSet{true},
        BroadcastRecordingSet{false},
        ReactionsOpened{},
        ReactionsClosed{},
    };
}

std::vector<Change> stage_changes() {
    const std::string camera = "cam-0123456789abcdef0123";
    const Scene both{SceneLayout::picture_in_picture, {"floor", camera}};
    const Scene slate{SceneLayout::full, {}};
    return {
        StagePrepared{both},
        StageTaken{both, std::nullopt, {SceneTransition::move, 5000}},
        StageTaken{slate, both, {SceneTransition::cut, 0}, ProgrammeTime{"k3v0q8zt", 17}},
        StageSoundSet{{camera, -6000, true, 500, SourceHeard::always}},
        StageReturnSet{{PersonId{"a"}, "floor", -350}},
        StageReturnSet{{PersonId{hall_listener}, camera, 1200}},
        StageDuckingSet{{-900, 0}},
        StageDuckingSet{{0, -6000}},
        StageThirdSet{{"Ana", "UNAM"}, ProgrammeTime{"k3v0q8zt", 17}},
        StageThirdSet{{}},
        StageCalled{PersonId{"a"}, true},
        StageCalled{PersonId{"a"}, false},
        StageSteered{{PersonId{"d"}, "Producer"}},
        StageTold{PersonId{"d"}, "Producer", Audience::producer, PersonId{"a"}, "You are next."},
        StageTold{PersonId{"a"}, "Ana", Audience::panelist, {}, "Hello\n\"you\""},
        StageChecked{{PersonId{"a"}, 1280, 720, 30, -2100, true, false}},
        StageChecked{{PersonId{"a"}}},
        StageTimerSet{StageTimer{PersonId{"a"}, -30'000, true}},
        StageTimerSet{StageTimer{{}, 300'000, false}},
        StageTimerSet{},
        StagePresetSaved{{PresetKind::scene, "Mesa \"redonda\"", both}},
        StagePresetSaved{{PresetKind::levels, "音樂", {}, {{camera, 1200, false, 0, SourceHeard::always}}}},
        StagePresetSaved{{PresetKind::levels, "as it comes"}},
        StagePresetDeleted{PresetKind::levels, "音樂"},
        StagePresetRenamed{PresetKind::scene, "Mesa \"redonda\"", "音樂"},
        StageLevelsSet{{{camera, -6000, true, 500, SourceHeard::always}}},
        StageLevelsSet{},
        StageFileSet{{"file-0123456789abcdef0123", true, false, true}, true},
        StageFileSet{{"file-0123456789abcdef0123", false, true, false}, false},
    };
}

std::vector<Change> every_change() {
    std::vector<Change> changes{
        QuestionAsked{QuestionState::approved, QuestionId{"q"}, PersonId{"p"}, "Name", Audience::hall,
                      "Why?\n\"x\"", "es", true},
        QuestionApproved{812},
        QuestionDeclined{812, "Off topic"},
        QuestionWithdrawn{812},
        QuestionPutOnAir{812},
        QuestionTakenOffAir{812},
        QuestionAnswered{812},
        QuestionEdited{812, "How?"},
        QuestionVoted{812, PersonId{"p"}, true},
        QuestionVoted{812, PersonId{"p"}, false},
        QuestionPutOnDeck{812},
        QuestionTakenOffDeck{812},
        QuestionMovedOnDeck{812, 815},
        QuestionReopened{812},
        QuestionMerged{812, 815},
        QuestionUnmerged{812, 815},
        QuestionTagged{812, {"a", "b"}},
        QuestionNoted{812, "Moderator", "Ask the secretary."},
        QuestionAnsweredInWriting{812, AnswerTo::all, "In May."},
        QuestionTranslated{812, Language::zh_hant, true, "何時？"},
        QuestionAssigned{812, "opening", "speaker-2"},
        QuestionAssigned{812, "", ""},
        QuestionsOpened{},
        QuestionsClosed{},
        ReviewSet{Review::first},
        ReviewSet{Review::publish},
        AnnouncementMade{AnnouncementId{"a"}, "Coffee"},
        AnnouncementRemoved{7, AnnouncementId{"a"}},
        PollDrafted{PollId{"l"}, samples::choice_poll().form},
        PollDrafted{PollId{"l"}, samples::text_poll().form},
        PollEdited{812, samples::scale_poll().form},
        PollOpened{812, 60'000},
        PollClosing{812},
        PollClosed{812},
        PollArchived{812},
        PollVoted{812, 37, VoterClass::hall, PersonId{"p"}, Ballot{5, ""}},
        PollVoted{812, 37, VoterClass::open, PersonId{"p"}, Ballot{0, "Trust"}},
        PersonSilenced{600'000, PersonId{"p"}, "Name", PersonId{"m"}, "Moderator", "Enough."},
        SilenceLifted{812, PersonId{"p"}, PersonId{"m"}, "Moderator"},
        PersonBanned{PersonId{"p"}, "Name", PersonId{"m"}, "Moderator", "Insults.", {3, 17}},
        PersonUnbanned{812, PersonId{"p"}, PersonId{"m"}, "Moderator"},
        ModeratorsTold{"Moderator", "Break at ten."},
        PollPaperGiven{812, 3, PersonId{"p"}},
        PollCounted{812, {12, {7, 3, 2}}},
        QuestionAsked{QuestionState::pending, QuestionId{"q"}, PersonId{"p"}, "Name", Audience::hall, "Why?",
                      "", false, "opening", "speaker-2"},
        QuestionAsked{QuestionState::pending, QuestionId{"q"}, PersonId{"p"}, "Name", Audience::hall, "Why?",
                      "", true, "", "", true},
        AnonymitySet{Anonymity::everybody},
        AnonymitySet{Anonymity::audience},
        PersonSilenced{0, PersonId{"p"}, "", PersonId{"m"}, "Moderator", "Enough.", QuestionId{"q"}},
        SilenceLifted{812, PersonId{"p"}, PersonId{"m"}, "Moderator", QuestionId{"q"}},
        PersonBanned{PersonId{"p"}, "", PersonId{"m"}, "Moderator", "Insults.", {3}, QuestionId{"q"}},
        PersonUnbanned{812, PersonId{"p"}, PersonId{"m"}, "Moderator", QuestionId{"q"}},
        QuestionDeclined{812, "Off topic", {{Language::es, "Fuera de tema"}, {Language::zh_hant, "離題"}}},
    };
    const auto live = live_changes();
    changes.insert(changes.end(), live.begin(), live.end());
    const auto stage = stage_changes();
    changes.insert(changes.end(), stage.begin(), stage.end());
    return changes;
}

TEST(JournalEntry, EveryChangeComesBackAsItWas) {
    std::set<std::size_t> kinds;
    for (const Change& change : every_change()) {
        const auto entry = encode_entry(change);
        EXPECT_LE(entry.kind.size(), 64u);
        EXPECT_EQ(decode_entry(entry.kind, entry.payload, false), change) << entry.kind;
        kinds.insert(change.index());
    }
    EXPECT_EQ(kinds.size(), std::variant_size_v<Change>) << "a change is missing here";
}

TEST(JournalEntry, ErasedTheQuestionAndTheWayOfTheVoteAreStillKnown) {
    const auto decode = [](std::size_t index) {
        return decode_entry(encode_entry(every_change()[index]).kind, "", true);
    };
    EXPECT_EQ(decode(8), Change(QuestionVoted{812, PersonId{}, true}));
    EXPECT_EQ(decode(9), Change(QuestionVoted{812, PersonId{}, false}));
    EXPECT_EQ(decode(7), Change(QuestionEdited{812, ""}));
    EXPECT_EQ(decode(2), Change(QuestionDeclined{812, ""}));
    QuestionAsked asked;
    asked.state = QuestionState::approved;
    EXPECT_EQ(decode(0), Change(asked));
    for (std::size_t i = 0; i < every_change().size(); ++i) EXPECT_TRUE(decode(i)) << i;
}

TEST(JournalEntry, NoPersonStandsInAKind) {
    const auto entry = encode_entry(QuestionVoted{812, PersonId{"person"}, true});
    EXPECT_EQ(entry.kind, "question.voted:812:up");
    EXPECT_EQ(entry.payload, R"({"v":1,"person":"person"})");
}

TEST(JournalEntry, WhatWasMergedIsKnownWithoutAPayload) {
    EXPECT_EQ(encode_entry(QuestionMerged{812, 815}).kind, "question.merged:812:815");
    EXPECT_EQ(decode_entry("question.merged:812:815", "", true), Change(QuestionMerged{812, 815}));
    EXPECT_EQ(decode_entry("question.unmerged:812:815", "", true), Change(QuestionUnmerged{812, 815}));
    EXPECT_FALSE(decode_entry("question.merged:812", R"({"v":1})", false));
}

TEST(JournalEntry, OfWhatWasAddedTheWordsGoAndTheRestStays) {
    const auto erased = [](const Change& change) {
        return decode_entry(encode_entry(change).kind, "", true);
    };
    EXPECT_EQ(erased(QuestionNoted{812, "Moderator", "x"}), Change(QuestionNoted{812, "", ""}));
    EXPECT_EQ(erased(QuestionAnsweredInWriting{812, AnswerTo::all, "x"}),
              Change(QuestionAnsweredInWriting{812, AnswerTo::all, ""}));
    EXPECT_EQ(erased(QuestionTranslated{812, Language::pt, false, "x"}),
              Change(QuestionTranslated{812, Language::pt, false, ""}));
    EXPECT_FALSE(decode_entry("question.translated:812:fr:draft", "", true));
    EXPECT_FALSE(decode_entry("question.translated:812:pt:final", "", true));
}

// Rows as the first version wrote them.
TEST(JournalEntry, OlderRowsAreUnderstood) {
    const std::vector<std::pair<const char*, const char*>> rows{
        {"question.asked:pending",
         R"({"v":1,"id":"q","person":"p","name":"N","origin":"hall","text":"Why?","language":"","anonymous":false})"},
        {"question.approved:1", R"({"v":1})"},
        {"question.put_on_air:1", R"({"v":1})"},
        {"question.answered:1", R"({"v":1})"},
        {"question.declined:1", R"({"v":1,"reason":"Off topic"})"},
        {"question.voted:1:down", R"({"v":1,"person":"p"})"},
    };
    for (const auto& [kind, payload] : rows) EXPECT_TRUE(decode_entry(kind, payload, false)) << kind;
}

TEST(JournalEntry, WhatIsNotOursIsNotUnderstood) {
    const auto bad = [](const char* kind, const char* payload) {
        return !decode_entry(kind, payload, false).has_value();
    };
    EXPECT_FALSE(bad("question.approved:1", R"({"v":1})"));
    EXPECT_TRUE(bad("question.approved:1", R"({"v":2})")) << "a newer schema";
    EXPECT_TRUE(bad("question.approved", R"({"v":1})"));
    EXPECT_TRUE(bad("question.approved:x", R"({"v":1})"));
    EXPECT_TRUE(bad("question.approved:1", R"({"v":1,"more":1})"));
    EXPECT_TRUE(bad("question.approved:1", "{}"));
    EXPECT_TRUE(bad("question.approved:1", "not json"));
    EXPECT_TRUE(bad("question.voted:1:sideways", R"({"v":1,"person":"p"})"));
    EXPECT_TRUE(bad("question.invented:1", R"({"v":1})"));
}

}  // namespace
}  // namespace paraninfo::json
