#include "server/ballots/ballot_box.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/support/voter.hpp"

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <thread>

namespace paraninfo::ballots {
namespace {

using Outcome = BallotBox::Outcome;
using Taken = BallotBox::Taken;
using test::Voter;

const RoomId room{"room"};

Poll poll_with(const std::string& modulus) {
    Poll poll;
    poll.id.value = "poll";
    poll.form.options = {"Yes", "No"};
    poll.form.choices_max = 1;
    poll.form.secret = true;
    poll.state = PollState::open;
    poll.modulus = modulus;
    return poll;
}

// A box over a folder, with the verbs of a room and of voters.
class Stage {
  public:
    explicit Stage(std::set<RoomId> rooms = {room}) : rooms_(std::move(rooms)) { start(); }

    void start() {
        box_.reset();
        box_ = std::make_unique<BallotBox>(io_.get_executor(), folder_.path(), rooms_);
    }
    BallotBox& box() { return *box_; }

    // The key is made on the box's thread.
    std::string key() {
        for (;;) {
            if (auto modulus = box_->take_key()) return *modulus;
            std::this_thread::yield();
        }
    }
    Poll open() {
        const Poll poll = poll_with(key());
        box_->restored(room, {poll});
        box_->admit(room, poll);
        return poll;
    }
    SecretBallot ballot(const Poll& poll, const Voter& voter, std::uint64_t option) {
        const auto answer = box_->sign(poll.modulus, voter.blinded());
        return {voter.serial(), voter.finish(answer.value()), {poll.id, VoteChoices{{option}}}};
    }
    Outcome post(const SecretBallot& ballot, const std::string& address = "a") {
        std::promise<Outcome> outcome;
        const auto taken = box_->submit(room, ballot, address, [&](Outcome one) { outcome.set_value(one); });
        if (taken != Taken::yes) return Outcome::failed;
        return outcome.get_future().get();
    }
    SecretCount count(const Poll& poll) {
        std::optional<SecretCount> counted;
        bool done = false;
        box_->count(room, poll, [&](std::optional<SecretCount> one) {
            counted = std::move(one);
            done = true;
        });
        while (!done) {
            io_.restart();
            auto work = boost::asio::make_work_guard(io_);
            io_.run_one();
        }
        return counted.value();
    }
    // Whether it lies on the disk; the box ends.
    bool keeps(const std::string& modulus) {
        box_.reset();
        const auto keys = KeyShelf(folder_.path()).read();
        return std::ranges::any_of(
            keys, [&](const PaperKey& key) { return access::to_base64url(key.modulus()) == modulus; });
    }

  private:
    test::TemporaryFolder folder_;
    std::set<RoomId> rooms_;
    boost::asio::io_context io_;
    std::unique_ptr<BallotBox> box_;
};

TEST(BallotBox, ABallotIsOnItsWayAndKeptOnceItsBatchIsWritten) {
    Stage stage;
    const Poll poll = stage.open();
    const Voter voter(poll.modulus, room, poll.id);
    const auto ballot = stage.ballot(poll, voter, 0);
    EXPECT_EQ(stage.post(ballot), Outcome::on_its_way);
    EXPECT_EQ(stage.post(ballot), Outcome::on_its_way) << "repeated";
    EXPECT_EQ(stage.count(poll), (SecretCount{1, {1, 0}}));
    EXPECT_EQ(stage.post(ballot), Outcome::kept) << "the page asks until it knows";
}

TEST(BallotBox, TheNewestBallotOfASerialCounts) {
    Stage stage;
    const Poll poll = stage.open();
    const Voter first(poll.modulus, room, poll.id);
    const Voter second(poll.modulus, room, poll.id);
    stage.post(stage.ballot(poll, first, 0));
    stage.post(stage.ballot(poll, second, 0));
    EXPECT_EQ(stage.post(stage.ballot(poll, first, 1)), Outcome::on_its_way);
    EXPECT_EQ(stage.count(poll), (SecretCount{2, {1, 1}}));
    EXPECT_EQ(stage.count(poll), (SecretCount{2, {1, 1}})) << "asked again";
}

TEST(BallotBox, WhatIsNotSignedOrNoBallotOfThePollIsRefused) {
    Stage stage;
    const Poll poll = stage.open();
    const Voter voter(poll.modulus, room, poll.id);
    auto ballot = stage.ballot(poll, voter, 0);
    auto other = ballot;
    other.serial = Voter(poll.modulus, room, poll.id).serial();
    EXPECT_EQ(stage.post(other), Outcome::invalid);
    auto beyond = ballot;
    beyond.vote.vote = VoteChoices{{2}};
    EXPECT_EQ(stage.post(beyond), Outcome::invalid);
    auto words = ballot;
    words.vote.vote = VoteText{"I am Ana"};
    EXPECT_EQ(stage.post(words), Outcome::invalid);
    auto unknown = ballot;
    unknown.vote.poll.value = "none";
    EXPECT_EQ(stage.post(unknown), Outcome::closed);
    EXPECT_EQ(stage.count(poll).ballots, 0u);
    EXPECT_EQ(stage.post(ballot), Outcome::closed) << "too late";
}

TEST(BallotBox, WhoeverSendsRubbishDoesNotShutOutItsNeighbours) {
    Stage stage;
    const Poll poll = stage.open();
    const Voter voter(poll.modulus, room, poll.id);
    const auto good = stage.ballot(poll, voter, 1);
    auto bad = good;
    bad.serial = Voter(poll.modulus, room, poll.id).serial();
    for (int i = 0; i < 100; ++i) stage.post(bad, "hall");
    EXPECT_EQ(stage.post(good, "hall"), Outcome::on_its_way) << "one address for a whole hall";
}

TEST(BallotBox, ARestartKeepsBallotsAndKeysAndThePagesBringTheRest) {
    Stage stage;
    const Poll poll = stage.open();
    const Voter voter(poll.modulus, room, poll.id);
    const auto ballot = stage.ballot(poll, voter, 1);
    stage.post(ballot);
    stage.start();
    EXPECT_EQ(stage.post(ballot), Outcome::kept) << "an orderly stop writes what waits";
    EXPECT_TRUE(stage.box().sign(poll.modulus, Voter(poll.modulus, room, poll.id).blinded()));
    stage.box().restored(room, {poll});
    stage.box().admit(room, poll);
    EXPECT_EQ(stage.post(ballot), Outcome::kept);
    EXPECT_EQ(stage.count(poll), (SecretCount{1, {0, 1}}));
}

TEST(BallotBox, AKeyIsUsedForOnePollAndGoneWithItsCount) {
    Stage stage;
    const auto first = stage.key();
    EXPECT_NE(first, stage.key());
    const Poll poll = stage.open();
    stage.count(poll);
    EXPECT_TRUE(stage.box().sign(poll.modulus, Voter(poll.modulus, room, poll.id).blinded()));
    stage.box().counted(poll);
    EXPECT_FALSE(stage.box().sign(poll.modulus, Voter(poll.modulus, room, poll.id).blinded()));
}

TEST(BallotBox, KeysThatNoRoomClaimsGoOnceAllRoomsAreRead) {
    Stage stage({room, RoomId{"other"}});
    const Poll poll = stage.open();
    const auto unused = stage.key();
    stage.start();
    stage.box().restored(room, {poll});
    EXPECT_TRUE(stage.box().sign(poll.modulus, Voter(poll.modulus, room, poll.id).blinded()));
    EXPECT_TRUE(stage.box().sign(unused, Voter(unused, room, poll.id).blinded())) << "perhaps the other's";
    stage.box().restored(RoomId{"other"}, {});
    EXPECT_FALSE(stage.box().sign(unused, Voter(unused, room, poll.id).blinded()));
    EXPECT_TRUE(stage.box().sign(poll.modulus, Voter(poll.modulus, room, poll.id).blinded()));
    stage.count(poll);
    stage.count(poll);  // behind the deletions
    EXPECT_FALSE(stage.keeps(unused));
    EXPECT_TRUE(stage.keeps(poll.modulus));
}

TEST(BallotBox, ThePaceIsOfAllThatIsPosted) {
    Stage stage;
    std::size_t limited = 0;
    const SecretBallot rubbish{"", "", {PollId{"none"}, VoteChoices{{0}}}};
    for (std::size_t i = 0; i < 20'000; ++i) {
        const auto taken = stage.box().submit(room, rubbish, std::to_string(i), [](Outcome) {});
        limited += taken == Taken::limited ? 1 : 0;
    }
    EXPECT_GT(limited, 0u);
}

}  // namespace
}  // namespace paraninfo::ballots
