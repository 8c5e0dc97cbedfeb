// A Log without threads: everything runs when the test says so. The verbs that the journal's tests are
// written in.
#pragma once

#include "server/journal/engines.hpp"
#include "server/journal/log.hpp"

#include <boost/asio/io_context.hpp>

#include <stdlib.h>

#include <filesystem>
#include <optional>
#include <string>

namespace paraninfo::journal {

// A folder that goes when the test ends.
class Folder {
  public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "journal-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::filesystem::path file(const std::string& name = "journal.db") const { return path_ / name; }

  private:
    std::filesystem::path path_;
};

inline const RoomId hall{"auditorium"};

inline Entry entry(const std::string& payload, const std::string& kind = "question.asked") {
    return {1'700'000'000'000, kind, payload};
}

inline Append append(Lease lease, Offset expected, std::vector<std::string> payloads,
                     const std::string& key = "") {
    Append made;
    made.room = hall;
    made.lease = lease;
    made.expected = expected;
    if (!key.empty()) made.key = CommandKey{PersonId{"ana"}, key};
    for (const auto& payload : payloads) made.entries.push_back(entry(payload));
    made.receipt = key.empty() ? "" : "receipt of " + key;
    return made;
}

class Rig {
  public:
    explicit Rig(std::unique_ptr<Engine> engine, Limits limits = {})
        : log_(std::make_unique<Log>(io_.get_executor(), std::move(engine), limits, Drive::executor)) {}

    Log& log() { return *log_; }
    void run() {
        io_.restart();
        io_.poll();
    }

    // Asks, runs, and gives the answer.
    template <class Result, class Ask>
    Result ask(Ask&& send) {
        std::optional<Result> answer;
        send([&](Result result) { answer = std::move(result); });
        if (answer) throw std::logic_error("answered inline");
        run();
        return answer.value();
    }
    Acquired acquire(const std::string& node = "here",
                     std::chrono::milliseconds ttl = std::chrono::hours(1)) {
        return ask<Acquired>([&](auto done) { log_->acquire(hall, node, ttl, done); });
    }
    Appended append(Append append) {
        return ask<Appended>([&](auto done) { log_->append(std::move(append), done); });
    }
    ReadResult read(Offset after = 0, std::size_t max = 1000) {
        return ask<ReadResult>([&](auto done) { log_->read(hall, after, max, done); });
    }
    Receipts find(const std::string& key, const std::string& person = "ana") {
        const CommandKey wanted{PersonId{person}, key};
        return ask<Receipts>([&](auto done) { log_->find(hall, wanted, done); });
    }
    Receipts receipts(std::size_t max) {
        return ask<Receipts>([&](auto done) { log_->receipts(hall, max, done); });
    }
    Status save(Offset offset, const std::string& bytes, Lease lease, std::uint32_t schema = 1,
                Offset floor = 0) {
        return ask<Status>([&](auto done) {
            log_->save_snapshot({hall, offset, schema, bytes}, lease, floor, done);
        });
    }
    std::optional<Snapshot> load(std::uint32_t schema = 1) {
        return ask<std::optional<Snapshot>>([&](auto done) { log_->load_snapshot(hall, schema, done); });
    }
    Status erase(Offset offset, Lease lease) {
        return ask<Status>([&](auto done) { log_->erase(hall, lease, offset, done); });
    }

  private:
    boost::asio::io_context io_;
    std::unique_ptr<Log> log_;
};

inline std::vector<std::string> payloads(const ReadResult& result) {
    std::vector<std::string> found;
    for (const auto& stored : result.entries) found.push_back(stored.entry.payload);
    return found;
}

inline std::vector<Offset> offsets(const ReadResult& result) {
    std::vector<Offset> found;
    for (const auto& stored : result.entries) found.push_back(stored.offset);
    return found;
}

}  // namespace paraninfo::journal
