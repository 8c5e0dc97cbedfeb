#include "protocol/json/poll_entries.hpp"

#include "protocol/json/journal_entry.hpp"
#include "tests/unit/protocol/samples.hpp"

#include <limits>

namespace paraninfo::json {
namespace {

std::optional<Change> erased(const Change& change) {
    return decode_entry(encode_entry(change).kind, "", true);
}

TEST(PollEntries, ErasedTheFormsSkeletonIsStillKnown) {
    PollDrafted choice{{}, samples::choice_poll().form};
    choice.form.title.clear();
    choice.form.options = {"", "", ""};
    EXPECT_EQ(erased(PollDrafted{PollId{"l"}, samples::choice_poll().form}), Change(choice));
    PollEdited scale{812, samples::scale_poll().form};
    scale.form.title.clear();
    scale.form.scale.low.clear();
    scale.form.scale.high.clear();
    EXPECT_EQ(erased(PollEdited{812, samples::scale_poll().form}), Change(scale));
}

TEST(PollEntries, ErasedAVoteKeepsItsChoicesItsClassAndItsNumber) {
    EXPECT_EQ(erased(PollVoted{812, 37, VoterClass::registered, PersonId{"p"}, {5, ""}}),
              Change(PollVoted{812, 37, VoterClass::registered, {}, {5, ""}}));
    EXPECT_EQ(erased(PollVoted{812, 37, VoterClass::registered, PersonId{"p"}, {0, "Trust"}}),
              Change(PollVoted{812, 37, VoterClass::registered, {}, {0, ""}}));
}

TEST(PollEntries, NeitherAPersonNorATextStandsInAKind) {
    const auto vote =
        encode_entry(PollVoted{812, 37, VoterClass::registered, PersonId{"person"}, {0, "Trust"}});
    EXPECT_EQ(vote.kind, "poll.voted:812:37:registered:0");
    EXPECT_EQ(vote.payload, R"({"v":1,"person":"person","text":"Trust"})");
    EXPECT_EQ(encode_entry(PollEdited{812, samples::scale_poll().form}).kind,
              "poll.edited:812:scale:1:5:always:plain");
    EXPECT_EQ(encode_entry(PollOpened{812, 60'000}).kind, "poll.opened:812:60000");
}

TEST(PollEntries, ASecretPollIsKnownByItsFormKeyAndCount) {
    const PollDrafted drafted{PollId{"l"}, samples::secret_poll().form};
    const auto entry = encode_entry(drafted);
    EXPECT_EQ(entry.kind, "poll.drafted:single:3:1:after_close:secret");
    for (const Change& change :
         {Change(drafted), Change(PollOpened{812, 0, {}, samples::paper_modulus()}),
          Change(PollPaperGiven{812, 3, PersonId{"p"}}), Change(PollCounted{812, {12, {7, 3, 2}}}),
          Change(PollCounted{812, {9, {}}})}) {
        const auto written = encode_entry(change);
        EXPECT_EQ(decode_entry(written.kind, written.payload, false), change) << written.kind;
    }
    EXPECT_EQ(erased(PollPaperGiven{812, 3, PersonId{"p"}}), Change(PollPaperGiven{812, 3, {}}));
}

TEST(PollEntries, APollOpenedBeforeThereWereKeysIsStillRead) {
    EXPECT_EQ(decode_entry("poll.opened:812:0", R"({"v":1})", false), Change(PollOpened{812, 0}));
}

TEST(PollEntries, AVoteOfBeforeClassesIsOfTheHallOrOfNoKnownClass) {
    const char* const payload = R"({"v":1,"person":"p","text":""})";
    EXPECT_EQ(decode_entry("poll.voted:812:37:hall:5", payload, false),
              Change(PollVoted{812, 37, VoterClass::hall, PersonId{"p"}, {5, ""}}));
    const PollVoted unknown{812, 37, std::nullopt, PersonId{"p"}, {5, ""}};
    EXPECT_EQ(decode_entry("poll.voted:812:37:participant:5", payload, false), Change(unknown));
    EXPECT_EQ(encode_entry(unknown).kind, "poll.voted:812:37:participant:5");
}

TEST(PollEntries, APaperHasNoClassAndTheRoleOfAnOlderOneIsForgotten) {
    const PollPaperGiven paper{812, 3, PersonId{"p"}};
    EXPECT_EQ(encode_entry(paper).kind, "poll.paper_given:812:3");
    EXPECT_EQ(decode_entry("poll.paper_given:812:3:hall", R"({"v":1,"person":"p"})", false), Change(paper));
}

TEST(PollEntries, TheLongestKindFitsTheJournal) {
    const Offset furthest = Offset{1} << 53;
    EXPECT_LE(
        encode_entry(PollCounted{furthest, {20'000, std::vector<std::uint64_t>(12, 20'000)}}).kind.size(),
        64u);
    const PollPaperGiven paper{furthest, std::numeric_limits<std::uint32_t>::max(), {}};
    EXPECT_LE(encode_entry(paper).kind.size(), 64u);
    PollForm form = samples::choice_poll().form;
    form.kind = PollKind::multiple;
    form.options.assign(poll_choices_max, "x");
    form.choices_max = poll_choices_max;
    form.results = PollResults::after_close;
    const Offset far = Offset{1} << 53;
    EXPECT_LE(encode_entry(PollEdited{far, form}).kind.size(), 64u);
    const PollVoted vote{
        far, std::numeric_limits<std::uint32_t>::max(), VoterClass::registered, {}, {4095, ""}};
    EXPECT_LE(encode_entry(vote).kind.size(), 64u);
}

TEST(PollEntries, WhatIsNotOursIsNotUnderstood) {
    const auto bad = [](const char* kind, const char* payload) {
        return !decode_entry(kind, payload, false);
    };
    const char* const draft = R"({"v":1,"id":"l","title":"t","texts":["a","b"]})";
    EXPECT_FALSE(bad("poll.drafted:single:2:1:always:plain", draft));
    EXPECT_TRUE(bad("poll.drafted:secret:2:1:always:plain", draft));
    EXPECT_TRUE(bad("poll.drafted:single:3:1:always:plain", draft)) << "an option is missing";
    EXPECT_TRUE(bad("poll.drafted:single:99999999:1:always:plain", draft));
    EXPECT_TRUE(bad("poll.drafted:single:2:1:never:plain", draft));
    EXPECT_TRUE(bad("poll.drafted:single:2:1:always:half", draft));
    EXPECT_TRUE(bad("poll.drafted:scale:1:2000000000:always:plain", draft));
    EXPECT_TRUE(bad("poll.voted:1:0:hall:65536", R"({"v":1,"person":"p","text":""})"));
    EXPECT_TRUE(bad("poll.counted:1:9", R"({"v":1})"));
    EXPECT_TRUE(bad("poll.counted:1:9", R"({"v":1,"counts":[-1]})"));
    EXPECT_TRUE(bad("poll.voted:1:0:attic:1", R"({"v":1,"person":"p","text":""})"));
}

}  // namespace
}  // namespace paraninfo::json
