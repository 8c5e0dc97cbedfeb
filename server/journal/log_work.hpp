// The inside of Log: the writer's and the reader's lane and the tail of newest entries. Only log.cpp uses it.
// write() and query() are for any thread; the rest says where it runs.
#pragma once

#include "server/journal/commit_meter.hpp"
#include "server/journal/engine.hpp"
#include "server/journal/lane.hpp"
#include "server/journal/tail.hpp"

namespace paraninfo::journal {

class Log::Work {
  public:
    struct Write {
        Operation operation;
        std::function<void(Outcome)> done;
    };

    Work(boost::asio::any_io_executor executor, std::unique_ptr<Engine> engine, Limits limits);
    void start(Drive drive);
    void stop();

    void write(Write write, std::size_t bytes);
    void query(Query query, std::function<void(Answer)> done);
    bool full() const { return writes_->full(); }

  private:
    using Read = std::function<void()>;

    // Writer lane.
    void commit(std::vector<Write> batch);
    std::vector<Outcome> commit_or_unknown(const std::vector<Operation>& operations);
    void account(std::chrono::nanoseconds took, const std::vector<Operation>& operations,
                 const std::vector<Outcome>& outcomes);
    void remember(Operation& operation, const Outcome& outcome);

    // Reader lane.
    Answer answer(const Query& query);

    boost::asio::any_io_executor executor_;
    std::unique_ptr<Engine> engine_;
    const Limits limits_;
    CommitMeter meter_;
    Tail tail_;
    std::shared_ptr<Lane<Write>> writes_;
    std::shared_ptr<Lane<Read>> reads_;
};

}  // namespace paraninfo::journal
