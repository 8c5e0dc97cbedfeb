// ballots.db: a table of ballots by their serials, in the order of the serials, with no time, no person and
// no trace of when one came (docs/decisions/secret-polls.md). Throws database::Error. On one thread at a
// time.
#pragma once

#include "protocol/poll.hpp"
#include "server/database/statement.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace paraninfo::ballots {

// "ROOM/POLL" and the serial's bytes. A map by it is sorted as the table is.
using Place = std::pair<std::string, std::string>;
using Batch = std::map<Place, Choices>;

class BallotTable {
  public:
    // The file is made where there is none.
    explicit BallotTable(std::filesystem::path path);
    ~BallotTable();

    // Durable when it returns, and the log behind the file is empty. A known serial's newer ballot replaces
    // the older.
    void put(const Batch& batch);
    std::optional<Choices> find(const Place& place);
    // With `choices` counts, by option or step.
    SecretCount count(const std::string& poll, std::size_t choices);
    // Writes the file anew, so that its pages show nothing of how it grew, and deletes the old one.
    void renew();

  private:
    struct Open;
    std::filesystem::path path_;
    std::unique_ptr<Open> open_;
};

}  // namespace paraninfo::ballots
