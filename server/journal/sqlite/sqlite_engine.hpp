// The SQLite engine: a writer and a reader on the same file, each with its connection and its thread.
#pragma once

#include "server/journal/engines.hpp"
#include "server/journal/sqlite/reader.hpp"
#include "server/journal/sqlite/writer.hpp"

namespace paraninfo::journal::sqlite {

class SqliteEngine : public Engine {
  public:
    explicit SqliteEngine(const SqliteOptions& options);

    std::vector<Outcome> commit(std::span<const Operation> batch) override;
    Answer read(const Query& query) override { return reader_.read(query); }
    void watch(std::function<void(const RoomId&)> hint) override { hint_ = std::move(hint); }
    void settle() override { writer_.settle(); }

  private:
    // The writer is the last to close: SQLite then folds the WAL into the file.
    Writer writer_;
    Reader reader_;
    std::function<void(const RoomId&)> hint_;
};

// Only the reader.
class ReadingEngine : public Engine {
  public:
    explicit ReadingEngine(const std::filesystem::path& path);

    std::vector<Outcome> commit(std::span<const Operation> batch) override;
    Answer read(const Query& query) override { return reader_.read(query); }
    void watch(std::function<void(const RoomId&)>) override {}

  private:
    Reader reader_;
};

}  // namespace paraninfo::journal::sqlite
