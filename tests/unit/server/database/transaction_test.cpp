#include "server/database/transaction.hpp"

#include "tests/unit/server/database/scratch.hpp"

namespace paraninfo::database {
namespace {

using Transactions = Scratch;

TEST_F(Transactions, WhatIsCommittedStaysAndWhatIsNotGoes) {
    auto database = Database::open(path_);
    database.execute("CREATE TABLE t (x)");
    {
        Transaction transaction(database);
        database.execute("INSERT INTO t VALUES (1)");
        transaction.commit();
    }
    {
        Transaction transaction(database);
        database.execute("INSERT INTO t VALUES (2)");
    }
    EXPECT_EQ(database.number("SELECT sum(x) FROM t"), 1);
}

TEST_F(Transactions, TwoWritersDoNotMix) {
    auto database = Database::open(path_);
    Options options;
    options.busy_wait = std::chrono::milliseconds(0);
    auto other = Database::open(path_, options);
    Transaction transaction(database);
    EXPECT_THROW(Transaction{other}, Error);
}

}  // namespace
}  // namespace paraninfo::database
