#include "server/room/poll_classes.hpp"

#include "tests/unit/server/room/poll_stage.hpp"

#include <map>
#include <random>
#include <set>

namespace paraninfo::room {
namespace {

using enum VoterClass;
using Voters = std::array<std::size_t, voter_class_count>;  // how many of each class

PollRecord closed_poll() {
    PollRecord record;
    record.poll.form = choice_form();
    record.poll.state = PollState::closed;
    return record;
}

void vote(PollRecord& record, std::optional<VoterClass> voter_class, Choices choices) {
    const auto number = static_cast<BallotNumber>(record.ballots.size());
    put_ballot(record, number, {PersonId{"p" + std::to_string(number)}, {choices, ""}, voter_class});
}

PollRecord voted_by(const Voters& voters) {
    PollRecord record = closed_poll();
    for (const VoterClass one : all_voter_classes)
        for (std::size_t i = 0; i < voters[static_cast<std::size_t>(one)]; ++i) vote(record, one, 1);
    return record;
}

std::vector<std::vector<VoterClass>> groups_of(const Voters& voters) {
    std::vector<std::vector<VoterClass>> groups;
    for (const ClassCount& group : classes_of(voted_by(voters))) groups.push_back(group.classes);
    return groups;
}

// Everything that is published of the turnout, as text.
std::string told(const Voters& voters) {
    std::string text = std::to_string(voters[0] + voters[1] + voters[2]);
    for (const ClassCount& group : classes_of(voted_by(voters))) {
        for (const VoterClass one : group.classes) text += ' ' + std::string(name_of(one));
        text += ' ' + std::to_string(group.count.answers);
    }
    return text;
}

TEST(PollClasses, AreToldApartFromFiveOn) {
    using Groups = std::vector<std::vector<VoterClass>>;
    EXPECT_EQ(groups_of({5, 5, 5}), (Groups{{registered}, {hall}, {open}}));
    EXPECT_EQ(groups_of({5, 5, 0}), (Groups{{registered}, {hall}})) << "nobody is nobody's ballot";
    EXPECT_EQ(groups_of({5, 5, 4}), (Groups{{hall}, {registered, open}}));
    EXPECT_EQ(groups_of({5, 4, 5}), (Groups{{registered}, {hall, open}}));
    EXPECT_EQ(groups_of({4, 5, 5}), (Groups{{hall}, {registered, open}}));
    EXPECT_EQ(groups_of({9, 4, 0}), Groups{}) << "what is left of the whole would be the four";
    EXPECT_EQ(groups_of({5, 2, 2}), Groups{});
    EXPECT_EQ(groups_of({0, 0, 4}), Groups{});
}

// Whoever knows this code looks for all that could have been, given what was told: a class of one to four is
// never the only possibility.
TEST(PollClasses, NobodyCanComputeAClassOfFewerThanFive) {
    constexpr std::size_t most = 30;  // voters: their number is known, so that every split of it is here
    std::map<std::string, std::vector<Voters>> possible;
    for (std::size_t r = 0; r <= most; ++r)
        for (std::size_t h = 0; r + h <= most; ++h)
            for (std::size_t o = 0; r + h + o <= most; ++o) possible[told({r, h, o})].push_back({r, h, o});
    for (const auto& [what, all] : possible) {
        for (std::size_t one = 0; one < voter_class_count; ++one) {
            std::set<std::size_t> sizes;
            for (const Voters& voters : all) sizes.insert(voters[one]);
            const bool known = sizes.size() == 1;
            EXPECT_FALSE(known && *sizes.begin() > 0 && *sizes.begin() < class_voters_least)
                << what << ": " << name_of(static_cast<VoterClass>(one)) << " is " << *sizes.begin();
        }
    }
}

// Sums and differences of what was told, by option as well.
TEST(PollClasses, OfRandomBallotsEveryGroupIsLargeAndTheyAddUpToTheWhole) {
    std::mt19937 random(7);
    for (int round = 0; round < 500; ++round) {
        PollRecord record = closed_poll();
        for (const VoterClass one : all_voter_classes)
            for (auto left = random() % 12; left > 0; --left)
                vote(record, one, static_cast<Choices>(1u << random() % 3));
        const auto groups = classes_of(record);
        if (groups.empty()) continue;
        PollCount sum{0, {0, 0, 0}};
        for (const ClassCount& group : groups) {
            EXPECT_GE(group.count.answers, class_voters_least);
            sum.answers += group.count.answers;
            for (std::size_t i = 0; i < 3; ++i) sum.counts[i] += group.count.counts.at(i);
        }
        EXPECT_EQ(sum, tally_of(record, Limits{}).all);
    }
}

TEST(PollClasses, AreCountedByOption) {
    PollRecord record = closed_poll();
    for (int i = 0; i < 6; ++i) vote(record, hall, i < 2 ? 1 : 4);
    for (int i = 0; i < 7; ++i) vote(record, open, 2);
    EXPECT_EQ(classes_of(record),
              (std::vector<ClassCount>{{{hall}, {6, {2, 0, 4}}}, {{open}, {7, {0, 7, 0}}}}));
}

TEST(PollClasses, VotesOfBeforeClassesAreOfTheHallOrOfNobodyKnows) {
    PollRecord record = closed_poll();
    for (int i = 0; i < 6; ++i) vote(record, hall, 1);
    for (int i = 0; i < 6; ++i) vote(record, open, 1);
    vote(record, std::nullopt, 2);
    EXPECT_EQ(classes_of(record),
              (std::vector<ClassCount>{{{hall}, {6, {6, 0, 0}}}, {{registered, open}, {7, {6, 1, 0}}}}));
}

// A split that moved with each vote would say of what class it was.
TEST(PollClasses, AreToldToNobodyWhileVotesCome) {
    Poll poll;
    poll.form.split = true;
    poll.form.results = PollResults::always;
    for (const auto state : {PollState::draft, PollState::open, PollState::closing}) {
        poll.state = state;
        for (const Audience audience : all_audiences) EXPECT_FALSE(shows_classes(poll, audience));
    }
    poll.state = PollState::closed;
    for (const Audience audience : all_audiences) EXPECT_TRUE(shows_classes(poll, audience));
    poll.form.split = false;
    for (const Audience audience : all_audiences)
        EXPECT_EQ(shows_classes(poll, audience), sees_as_moderator(audience));
}

TEST(PollClasses, ASecretPollHasNone) {
    PollRecord record = voted_by({10, 10, 10});
    record.poll.form.secret = true;
    record.poll.form.split = true;
    record.poll.counted = SecretCount{30, {30, 0, 0}};
    EXPECT_TRUE(classes_of(record).empty());
    for (const auto state : {PollState::closed, PollState::archived}) {
        record.poll.state = state;
        for (const Audience audience : all_audiences) EXPECT_FALSE(shows_classes(record.poll, audience));
    }
}

}  // namespace
}  // namespace paraninfo::room
