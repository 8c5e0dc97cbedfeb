#include "server/database/statement.hpp"

#include "tests/unit/server/database/scratch.hpp"

namespace paraninfo::database {
namespace {

class Statements : public Scratch {
  protected:
    Statements() {
        database_.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT, bytes BLOB) STRICT");
    }

    Database database_ = Database::open(path_);
};

TEST_F(Statements, WhatIsBoundComesBack) {
    const std::string bytes("\0\1\2", 3);
    Statement add(database_, "INSERT INTO t VALUES (?1, ?2, ?3)");
    EXPECT_EQ(add.run(std::uint64_t{7}, "señor", Blob{bytes}), 1);
    bool seen = Statement(database_, "SELECT * FROM t").one([&](Row row) {
        EXPECT_EQ(row.number(0), 7);
        EXPECT_EQ(row.text(1), "señor");
        EXPECT_EQ(row.blob(2), bytes);
    });
    EXPECT_TRUE(seen);
}

TEST_F(Statements, EmptyIsNotNull) {
    Statement add(database_, "INSERT INTO t VALUES (?1, ?2, ?3)");
    add.run(1, std::string_view(), Blob{});
    add.run(2, std::optional<std::string>(), std::nullopt);
    std::vector<bool> nulls;
    Statement(database_, "SELECT text, bytes FROM t ORDER BY id").each([&](Row row) {
        nulls.push_back(row.null(0));
        nulls.push_back(row.null(1));
    });
    EXPECT_EQ(nulls, (std::vector<bool>{false, false, true, true}));
}

TEST_F(Statements, AUseLeavesNoBindingAndNoLockBehind) {
    Statement add(database_, "INSERT INTO t VALUES (?1, ?2, NULL)");
    add.run(1, "a");
    add.run(2);
    EXPECT_TRUE(Statement(database_, "SELECT text FROM t WHERE id = ?1")
                    .one([](Row row) { EXPECT_TRUE(row.null(0)); }, 2));
    Statement all(database_, "SELECT id FROM t");
    EXPECT_THROW(all.each([](Row) { throw std::runtime_error("enough"); }), std::runtime_error);
    EXPECT_NO_THROW(database_.execute("DROP TABLE t"));
}

TEST_F(Statements, NoRowIsSaidSo) {
    EXPECT_FALSE(Statement(database_, "SELECT id FROM t").one([](Row) { FAIL(); }));
    EXPECT_EQ(Statement(database_, "DELETE FROM t").run(), 0);
}

TEST_F(Statements, AConstraintIsAnError) {
    Statement add(database_, "INSERT INTO t VALUES (?1, NULL, NULL)");
    add.run(1);
    EXPECT_THROW(add.run(1), Error);
    EXPECT_EQ(add.run(2), 1);
}

}  // namespace
}  // namespace paraninfo::database
