#include "server/room/papers.hpp"

#include "tests/unit/server/room/poll_stage.hpp"

namespace paraninfo::room {
namespace {

const std::string blinded(key_text_length, 'A');

TakePaper paper(const PollId& id) {
    return {id, blinded};
}

TEST(Papers, OpeningASecretPollTakesAKeyAndOtherPollsNone) {
    Room room;
    const auto id = opened_in(room, secret_form());
    EXPECT_EQ(record_in(room, id).poll.modulus, room.modulus);
    EXPECT_EQ(room.keys_taken, 1);
    close(room, id);
    opened_in(room, choice_form());
    EXPECT_EQ(room.keys_taken, 1);
}

TEST(Papers, WithoutAKeyAPollWaitsForOneAndNoKeyIsUsedUpByWhatIsRefused) {
    Room room;
    room.modulus.reset();
    const auto id = drafted_in(room, secret_form());
    const auto decision = room.when(moderator(), OpenPoll{id, 1, 0});
    ASSERT_FALSE(decision);
    EXPECT_EQ(decision.error().reason, Reason::unavailable);
    EXPECT_GT(decision.error().retry_after_ms, 0);
    EXPECT_EQ(room.refused(moderator(), OpenPoll{id, 1, 1}), Reason::invalid_params);
    EXPECT_EQ(room.keys_taken, 1);
}

TEST(Papers, EachPersonGetsOneWhateverTheDevice) {
    Room room;
    const auto id = opened_in(room, secret_form());
    room.then(participant("p1"), paper(id));
    room.then(in_hall("h1"), paper(id));
    EXPECT_EQ(room.refused(participant("p1"), paper(id)), Reason::wrong_state);
    EXPECT_EQ(record_in(room, id).ballots.size(), 2u);
    EXPECT_EQ(record_in(room, id).ballots[1].voter_class, std::nullopt) << "nothing is counted by it";
    EXPECT_EQ(record_in(room, id).ballots[0].ballot, Ballot{}) << "nothing is chosen on a paper";
    EXPECT_EQ(room.refused(moderator(), paper(id)), Reason::not_allowed);
}

TEST(Papers, AreThereWhileThePollTakesVotes) {
    Room room;
    const auto open = opened_in(room, secret_form());
    room.then(moderator(), ClosePoll{open, 2});
    room.then(participant("p1"), paper(open));
    room.given(PollClosed{record_in(room, open).poll.drafted});
    EXPECT_EQ(room.refused(participant("p2"), paper(open)), Reason::wrong_state);
    const auto other = opened_in(room, choice_form());
    EXPECT_EQ(room.refused(participant("p2"), paper(other)), Reason::wrong_state);
    EXPECT_EQ(room.refused(participant("p2"), paper(PollId{"none"})), Reason::not_found);
}

TEST(Papers, AVoteByNameIsRefusedInASecretPoll) {
    Room room;
    const auto id = opened_in(room, secret_form());
    EXPECT_EQ(room.refused(participant(), choose(id, {0})), Reason::wrong_state);
}

TEST(Papers, OnlyANumberBelowTheModulusIsSigned) {
    const std::string modulus = std::string(341, 'B') + "g";
    EXPECT_TRUE(is_below(std::string(341, 'B') + "Q", modulus));
    EXPECT_FALSE(is_below(modulus, modulus));
    EXPECT_FALSE(is_below(std::string(341, 'B') + "w", modulus));
    EXPECT_TRUE(is_below("A" + std::string(340, '_') + "w", modulus));
    EXPECT_FALSE(is_below("_" + std::string(340, 'A') + "A", modulus));
    EXPECT_FALSE(is_below(std::string(341, 'A') + "B", modulus)) << "bits behind the last byte";
    EXPECT_FALSE(is_below(std::string(341, 'A'), modulus));
    Room room;
    const auto id = opened_in(room, secret_form());
    const auto decision = room.when(participant(), TakePaper{id, std::string(key_text_length, '_')});
    ASSERT_FALSE(decision);
    EXPECT_EQ(decision.error().reason, Reason::invalid_params);
    EXPECT_EQ(decision.error().detail, "blinded");
}

TEST(Papers, NoMoreThanTheMostAreGiven) {
    Room room;
    room.limits.poll_ballots_max = 1;
    const auto id = opened_in(room, secret_form());
    room.then(participant("p1"), paper(id));
    EXPECT_EQ(room.refused(participant("p2"), paper(id)), Reason::full);
}

TEST(Papers, NobodySeesResultsBeforeTheCount) {
    Room room;
    const auto id = opened_in(room, secret_form());
    room.then(participant("p1"), paper(id));
    close(room, id);
    EXPECT_TRUE(awaits_count(record_in(room, id).poll));
    for (const Audience audience : all_audiences)
        EXPECT_FALSE(sees_results(record_in(room, id), audience, PersonId{"p1"}));
    room.given(PollCounted{record_in(room, id).poll.drafted, {12, {7, 3, 2}}});
    EXPECT_FALSE(awaits_count(record_in(room, id).poll));
    for (const Audience audience : all_audiences)
        EXPECT_TRUE(sees_results(record_in(room, id), audience, PersonId{"p1"}));
    EXPECT_EQ(tally_of(record_in(room, id), room.limits).all, (PollCount{12, {7, 3, 2}}));
}

TEST(Papers, FewBallotsAreToldByTheirNumberOnly) {
    const Limits limits;
    EXPECT_EQ(shown_count({9, {5, 4}}, limits), (SecretCount{9, {}}));
    EXPECT_EQ(shown_count({10, {5, 5}}, limits), (SecretCount{10, {5, 5}}));
}

TEST(Papers, TheWordsOfAnErasedPersonGoAndThePaperStays) {
    Room room;
    const auto id = opened_in(room, secret_form());
    room.given(PollPaperGiven{record_in(room, id).poll.drafted, 0, {}});
    EXPECT_EQ(record_in(room, id).ballots.size(), 1u);
}

TEST(Papers, ASecretFormHasNothingThatTellsEarlyOrApart) {
    Room room;
    PollForm early = secret_form();
    early.results = PollResults::always;
    PollForm apart = secret_form();
    apart.split = true;
    PollForm words = text_form();
    words.secret = true;
    for (const auto& [form, member] : {std::pair(early, "results"), {apart, "split"}, {words, "kind"}}) {
        const auto decision = room.when(moderator(), DraftPoll{form});
        ASSERT_FALSE(decision);
        EXPECT_EQ(decision.error().detail, member);
    }
}

}  // namespace
}  // namespace paraninfo::room
