#include "server/ballots/ballot_table.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace paraninfo::ballots {
namespace {

std::string serial(int number) {
    std::string bytes(32, '\0');
    // Not ascending with the number, as real ones are not.
    bytes[0] = static_cast<char>(number * 37);
    bytes[31] = static_cast<char>(number);
    return bytes;
}

Batch batch_of(std::initializer_list<std::pair<int, Choices>> ballots) {
    Batch batch;
    for (const auto& [number, choices] : ballots) batch[{"room/poll", serial(number)}] = choices;
    return batch;
}

std::string all_bytes(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class BallotTableTest : public testing::Test {
  protected:
    std::filesystem::path path(const std::string& name = "ballots.db") { return folder_ / name; }

  private:
    test::TemporaryFolder folder_;
};

TEST_F(BallotTableTest, TheNewestBallotOfASerialCounts) {
    BallotTable table(path());
    table.put(batch_of({{1, 1}, {2, 2}, {3, 3}}));
    table.put(batch_of({{1, 2}}));
    EXPECT_EQ(table.find({"room/poll", serial(1)}), Choices{2});
    EXPECT_FALSE(table.find({"room/other", serial(1)}));
    EXPECT_EQ(table.count("room/poll", 2), (SecretCount{3, {1, 3}}));
    EXPECT_EQ(table.count("room/other", 2), (SecretCount{0, {0, 0}}));
}

TEST_F(BallotTableTest, IsThereWhenItIsOpenedAgainAndAfterARenewal) {
    BallotTable(path()).put(batch_of({{1, 1}}));
    std::ofstream(path("ballots.db.new")) << "of a crash";
    BallotTable table(path());
    table.renew();
    table.put(batch_of({{2, 2}}));
    EXPECT_EQ(table.count("room/poll", 2), (SecretCount{2, {1, 1}}));
    EXPECT_FALSE(std::filesystem::exists(path("ballots.db.new")));
}

TEST_F(BallotTableTest, ABatchLeavesNothingInTheLogBehindTheFile) {
    BallotTable table(path());
    table.put(batch_of({{1, 1}}));
    EXPECT_EQ(all_bytes(path("ballots.db-wal")), "");
}

TEST_F(BallotTableTest, AnotherOrderAndOtherBatchesGiveTheSameFile) {
    {
        BallotTable first(path("first.db"));
        for (int i = 0; i < 100; ++i) first.put(batch_of({{i, static_cast<Choices>(1 << i % 3)}}));
        first.renew();
        BallotTable second(path("second.db"));
        for (int i = 99; i >= 0; i -= 4) {
            Batch batch;
            // Before its last ballot each serial had another.
            for (int j = 0; j < 4; ++j) batch[{"room/poll", serial(i - j)}] = 1 << 3;
            second.put(batch);
            for (int j = 0; j < 4; ++j)
                batch[{"room/poll", serial(i - j)}] = static_cast<Choices>(1 << (i - j) % 3);
            second.put(batch);
        }
        second.renew();
    }
    EXPECT_EQ(all_bytes(path("first.db")), all_bytes(path("second.db")));
}

}  // namespace
}  // namespace paraninfo::ballots
