// The seven rules of the Log seam, held against every engine.
#include "server/journal/log.hpp"

#include "tests/unit/server/journal/rig.hpp"

#include <gmock/gmock.h>

#include <thread>

namespace paraninfo::journal {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Kind {
    const char* name;
    bool durable;
};

class Logs : public testing::TestWithParam<Kind> {
  protected:
    std::unique_ptr<Engine> engine() {
        return GetParam().durable ? sqlite_engine({folder_.file(), "", 1000}) : memory_engine();
    }
    std::unique_ptr<Rig> rig(Limits limits = {}) { return std::make_unique<Rig>(engine(), limits); }

    Folder folder_;
};

INSTANTIATE_TEST_SUITE_P(Engines, Logs, testing::Values(Kind{"memory", false}, Kind{"sqlite", true}),
                         [](const auto& each) { return each.param.name; });

TEST_P(Logs, AnAppendGetsTheNextOffsets) {
    auto journal = rig();
    const auto lease = journal->acquire().lease;
    EXPECT_EQ(journal->append(append(lease, 0, {"a", "b"}, "k1")),
              (Appended{Status::ok, 1, 2, 2, "receipt of k1"}));
    EXPECT_EQ(journal->append(append(lease, 2, {"c"}, "k2")),
              (Appended{Status::ok, 3, 1, 3, "receipt of k2"}));
    EXPECT_THAT(payloads(journal->read()), ElementsAre("a", "b", "c"));
}

// Rule 1.
TEST_P(Logs, AKnownKeyIsADuplicateEvenUnderAStaleLeaseAndAWrongOffset) {
    auto journal = rig();
    const auto old = journal->acquire().lease;
    journal->append(append(old, 0, {"a", "b"}, "k"));
    journal->acquire();
    EXPECT_EQ(journal->append(append(old, 77, {"x"}, "k")),
              (Appended{Status::duplicate, 1, 2, 2, "receipt of k"}));
    EXPECT_EQ(journal->read().last, 2u);
}

TEST_P(Logs, AStaleLeaseIsFencedBeforeTheOffsetIsLookedAt) {
    auto journal = rig();
    const auto old = journal->acquire().lease;
    const auto lease = journal->acquire().lease;
    EXPECT_GT(lease, old);
    EXPECT_EQ(journal->append(append(old, 99, {"a"}, "k")).status, Status::fenced);
    EXPECT_EQ(journal->append(append(0, 0, {"a"}, "k")).status, Status::fenced);
    EXPECT_EQ(journal->append(append(lease, 0, {"a"}, "k")).status, Status::ok);
}

TEST_P(Logs, AnotherOffsetThanTheLastIsAConflict) {
    auto journal = rig();
    const auto lease = journal->acquire().lease;
    journal->append(append(lease, 0, {"a"}));
    const auto refused = journal->append(append(lease, 0, {"b"}, "k"));
    EXPECT_EQ(refused.status, Status::conflict);
    EXPECT_EQ(refused.last, 1u);
    EXPECT_THAT(journal->find("k").found, IsEmpty());
}

TEST_P(Logs, TheSameKeyOfAnotherPersonOrRoomIsAnotherCommand) {
    auto journal = rig();
    const auto lease = journal->acquire().lease;
    journal->append(append(lease, 0, {"a"}, "k"));
    auto other = append(lease, 1, {"b"}, "k");
    other.key->person = PersonId{"eva"};
    EXPECT_EQ(journal->append(other).status, Status::ok);
    EXPECT_EQ(journal->find("k", "eva").found.at(0).first, 2u);
}

// Rule 2.
TEST_P(Logs, WhatIsNotYetDurableCannotBeReadAndIsNotAnnounced) {
    auto journal = rig();
    const auto lease = journal->acquire().lease;
    std::vector<std::string> heard;
    journal->log().append(append(lease, 0, {"a"}), [&](Appended) { heard.push_back("ok"); });
    const auto subscription = journal->log().subscribe(
        hall, 0, [&](ReadResult result) { heard.push_back(result.entries.at(0).entry.payload); });
    EXPECT_THAT(heard, IsEmpty());
    journal->run();
    EXPECT_THAT(heard, testing::UnorderedElementsAre("ok", "a"));
}

// Rule 3.
TEST_P(Logs, ARepeatedCommandWritesOnceHoweverOftenItComes) {
    auto journal = rig();
    const auto lease = journal->acquire().lease;
    std::vector<Status> heard;
    for (int i = 0; i < 3; ++i) {
        journal->log().append(append(lease, 0, {"a"}, "k"),
                              [&](Appended appended) { heard.push_back(appended.status); });
    }
    journal->run();
    EXPECT_THAT(heard, ElementsAre(Status::ok, Status::duplicate, Status::duplicate));
    EXPECT_EQ(journal->read().last, 1u);
}

TEST_P(Logs, AReceiptWithoutEntriesIsKept) {
    auto journal = rig();
    const auto lease = journal->acquire().lease;
    EXPECT_EQ(journal->append(append(lease, 0, {}, "k")), (Appended{Status::ok, 1, 0, 0, "receipt of k"}));
    EXPECT_EQ(journal->append(append(lease, 0, {}, "k")).status, Status::duplicate);
}

// Rule 4.
TEST_P(Logs, AppendsFinishInSubmitOrder) {
    auto journal = rig({.batch_max = 3});
    const auto lease = journal->acquire().lease;
    std::vector<Offset> heard;
    for (Offset n = 0; n < 10; ++n) {
        journal->log().append(append(lease, n, {"p"}), [&](Appended done) { heard.push_back(done.first); });
    }
    journal->run();
    EXPECT_THAT(heard, ElementsAre(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
}

TEST_P(Logs, OneFailureFailsAllBehindItUntilTheRoomIsAcquiredAnew) {
    auto journal = rig();
    const auto lease = journal->acquire().lease;
    std::vector<Status> heard;
    for (const Offset expected : {0, 5, 1, 1}) {
        journal->log().append(append(lease, expected, {"p"}),
                              [&](Appended done) { heard.push_back(done.status); });
    }
    journal->run();
    EXPECT_THAT(heard, ElementsAre(Status::ok, Status::conflict, Status::conflict, Status::conflict));
    const auto again = journal->acquire();
    EXPECT_EQ(again.last, 1u);
    EXPECT_EQ(journal->append(append(again.lease, 1, {"q"})).status, Status::ok);
}

// Rule 5.
TEST_P(Logs, ASubscriberGetsEachOffsetOnceAscendingWithoutHoles) {
    auto journal = rig({.read_max = 3, .tail_max = 4});
    const auto lease = journal->acquire().lease;
    for (Offset n = 0; n < 10; ++n) journal->append(append(lease, n, {"p"}));
    std::vector<Offset> heard;
    const auto subscription = journal->log().subscribe(hall, 2, [&](ReadResult result) {
        for (const auto offset : offsets(result)) heard.push_back(offset);
    });
    for (Offset n = 10; n < 15; ++n) {
        journal->log().append(append(lease, n, {"p"}), [](Appended) {});
    }
    journal->run();
    EXPECT_THAT(heard, ElementsAre(3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
}

TEST_P(Logs, AnEndedSubscriptionHearsNothing) {
    auto journal = rig();
    const auto lease = journal->acquire().lease;
    int heard = 0;
    auto subscription = journal->log().subscribe(hall, 0, [&](const ReadResult&) { ++heard; });
    journal->append(append(lease, 0, {"a"}));
    subscription = Subscription();
    journal->append(append(lease, 1, {"b"}));
    EXPECT_EQ(heard, 1);
}

// Rule 6.
TEST_P(Logs, AReadFromBelowTheFloorAsksForTheSnapshot) {
    auto journal = rig();
    const auto lease = journal->acquire().lease;
    journal->append(append(lease, 0, {"a", "b", "c", "d"}));
    EXPECT_EQ(journal->save(3, "state at 3", lease, 1, 2), Status::ok);
    EXPECT_EQ(journal->read(1).status, ReadStatus::snapshot_needed);
    EXPECT_THAT(payloads(journal->read(2)), ElementsAre("c", "d"));
    EXPECT_EQ(journal->load()->bytes, "state at 3");
}

// Rule 7.
TEST_P(Logs, AFullQueueSaysOverloadedBeforeAnythingIsLookedAt) {
    auto journal = rig({.queue_max = 2});
    const auto lease = journal->acquire().lease;
    std::vector<Status> heard;
    EXPECT_FALSE(journal->log().full());
    for (Offset n = 0; n < 3; ++n) {
        // The last one is stale and would be fenced.
        journal->log().append(append(n == 2 ? 0 : lease, n, {"p"}, "k" + std::to_string(n)),
                              [&](Appended done) { heard.push_back(done.status); });
    }
    EXPECT_TRUE(journal->log().full());
    EXPECT_THAT(heard, IsEmpty());
    journal->run();
    EXPECT_THAT(heard, testing::UnorderedElementsAre(Status::ok, Status::ok, Status::overloaded));
    EXPECT_FALSE(journal->log().full());
    EXPECT_THAT(journal->find("k2").found, IsEmpty());
}

TEST_P(Logs, TheQueueIsBoundedInBytesToo) {
    auto journal = rig({.queue_bytes_max = 10'000});
    const auto lease = journal->acquire().lease;
    EXPECT_EQ(journal->append(append(lease, 0, {std::string(11'000, 'x')})).status, Status::overloaded);
    EXPECT_EQ(journal->append(append(lease, 0, {std::string(5'000, 'x')})).status, Status::ok);
}

TEST_P(Logs, AKindOf64BytesIsStoredAndOneOf65IsTheCallersMistake) {
    auto journal = rig();
    const auto lease = journal->acquire().lease;
    auto longest = append(lease, 0, {"p"});
    longest.entries[0].kind = std::string(64, 'k');
    EXPECT_EQ(journal->append(longest).status, Status::ok);
    longest.entries[0].kind += 'k';
    EXPECT_THROW(journal->append(longest), std::invalid_argument);
}

TEST_P(Logs, AnotherNodeWaitsUntilTheHolderHasBeenSilentForItsTime) {
    auto journal = rig();
    const auto first = journal->acquire("one", std::chrono::hours(1));
    EXPECT_EQ(journal->acquire("two").status, Status::fenced);
    const auto again = journal->acquire("one", std::chrono::milliseconds(-1));
    EXPECT_GT(again.lease, first.lease);
    const auto second = journal->acquire("two");
    EXPECT_EQ(second.status, Status::ok);
    EXPECT_GT(second.lease, again.lease);
    EXPECT_EQ(second.history, first.history);
    EXPECT_EQ(journal->append(append(again.lease, 0, {"a"})).status, Status::fenced);
}

TEST_P(Logs, TheNewestSnapshotOfTheSchemaAskedForIsLoaded) {
    auto journal = rig();
    const auto lease = journal->acquire().lease;
    journal->append(append(lease, 0, {"a", "b", "c"}));
    EXPECT_EQ(journal->load(), std::nullopt);
    journal->save(1, "old", lease);
    journal->save(2, "new", lease);
    journal->save(3, "other schema", lease, 2);
    EXPECT_EQ(journal->load(), (Snapshot{hall, 2, 1, "new"}));
    EXPECT_EQ(journal->load(2), (Snapshot{hall, 3, 2, "other schema"}));
    EXPECT_EQ(journal->load(3), std::nullopt);
}

TEST_P(Logs, ASnapshotAheadOfTheLogOrOfAStaleOwnerIsRefused) {
    auto journal = rig();
    const auto old = journal->acquire().lease;
    const auto lease = journal->acquire().lease;
    EXPECT_EQ(journal->save(1, "ahead", lease), Status::conflict);
    EXPECT_EQ(journal->save(0, "stale", old), Status::fenced);
    EXPECT_EQ(journal->load(), std::nullopt);
}

TEST_P(Logs, AnErasedEntryKeepsItsPlaceKindAndTime) {
    auto journal = rig();
    const auto lease = journal->acquire().lease;
    journal->append(append(lease, 0, {"a", "secret", "c"}));
    journal->save(1, "before", lease);
    journal->save(2, "shows secret", lease);
    EXPECT_EQ(journal->erase(2, lease), Status::ok);
    const auto result = journal->read();
    EXPECT_EQ(result.entries.at(1), (Stored{2, entry(""), true}));
    EXPECT_THAT(payloads(result), ElementsAre("a", "", "c"));
    EXPECT_EQ(journal->load()->bytes, "before");
    EXPECT_EQ(journal->erase(4, lease), Status::conflict);
}

TEST_P(Logs, TheNewestReceiptsComeOldestFirst) {
    auto journal = rig();
    const auto lease = journal->acquire().lease;
    for (Offset n = 0; n < 5; ++n) journal->append(append(lease, n, {"p"}, "k" + std::to_string(n)));
    const auto receipts = journal->receipts(2);
    ASSERT_EQ(receipts.found.size(), 2u);
    EXPECT_EQ(receipts.found[0].key.key, "k3");
    EXPECT_EQ(receipts.found[1], (Receipt{{PersonId{"ana"}, "k4"}, 5, 1, "receipt of k4"}));
}

TEST_P(Logs, RoomsDoNotTouchEachOther) {
    auto journal = rig();
    const auto lease = journal->acquire().lease;
    journal->append(append(lease, 0, {"a"}, "k"));
    const RoomId other{"seminar"};
    const auto theirs = journal->ask<Acquired>(
        [&](auto done) { journal->log().acquire(other, "here", std::chrono::hours(1), done); });
    auto first = append(theirs.lease, 0, {"b"}, "k");
    first.room = other;
    EXPECT_EQ(journal->append(first).status, Status::ok);
    EXPECT_NE(theirs.history, journal->acquire().history);
    EXPECT_THAT(payloads(journal->read()), ElementsAre("a"));
}

TEST_P(Logs, OnThreadsOfItsOwnItAnswersOnTheExecutorAlone) {
    boost::asio::io_context io;
    const auto guard = boost::asio::make_work_guard(io);
    Log log(io.get_executor(), engine());
    const auto here = std::this_thread::get_id();
    Lease lease = 0;
    log.acquire(hall, "here", std::chrono::hours(1), [&](Acquired acquired) {
        EXPECT_EQ(std::this_thread::get_id(), here);
        lease = acquired.lease;
    });
    while (lease == 0) io.run_one();
    constexpr Offset count = 1000;
    Offset done = 0;
    for (Offset n = 0; n < count; ++n) {
        log.append(append(lease, n, {"p"}, "k" + std::to_string(n)), [&](Appended appended) {
            EXPECT_EQ(std::this_thread::get_id(), here);
            EXPECT_EQ(appended.first, ++done);
        });
    }
    Offset heard = 0;
    const auto subscription = log.subscribe(hall, 0, [&](ReadResult result) {
        EXPECT_EQ(result.entries.front().offset, heard + 1);
        heard = result.entries.back().offset;
    });
    while (done < count || heard < count) io.run_one();
}

}  // namespace
}  // namespace paraninfo::journal
