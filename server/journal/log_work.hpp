// The inside of Log: the writer's and the reader's lane, the tail of newest entries and the subscribers. Only
// log.cpp uses it. write(), query() and subscribe() are for any thread; the rest says where it runs.
#pragma once

#include "server/journal/commit_meter.hpp"
#include "server/journal/engine.hpp"
#include "server/journal/lane.hpp"
#include "server/journal/tail.hpp"

#include <atomic>
#include <unordered_set>

namespace paraninfo::journal {

class Log::Work : public std::enable_shared_from_this<Log::Work> {
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
    Subscription subscribe(RoomId room, Offset after, std::function<void(ReadResult)> deliver);
    bool full() const { return writes_->full(); }

  private:
    using Read = std::function<void()>;
    struct Subscriber {
        RoomId room;
        Offset after;
        std::function<void(ReadResult)> deliver;
        bool in_flight = false;
    };

    // Writer lane.
    void commit(std::vector<Write> batch);
    std::vector<Outcome> commit_or_unknown(const std::vector<Operation>& operations);
    void account(std::chrono::nanoseconds took, const std::vector<Operation>& operations,
                 const std::vector<Outcome>& outcomes);
    void remember(Operation& operation, const Outcome& outcome);

    // Reader lane.
    Answer answer(const Query& query);
    void serve(const RoomId& room);
    void pump(const std::shared_ptr<Subscriber>& subscriber);

    // Any thread.
    void hint(const RoomId& room);
    void read_later(Read read);

    boost::asio::any_io_executor executor_;
    std::unique_ptr<Engine> engine_;
    const Limits limits_;
    CommitMeter meter_;
    Tail tail_;
    std::vector<std::weak_ptr<Subscriber>> subscribers_;  // reader lane
    std::atomic<bool> followed_{false};                   // whether anybody ever subscribed
    std::mutex hinted_mutex_;
    std::unordered_set<std::string> hinted_;  // rooms with a hint on its way: at most one each
    std::shared_ptr<Lane<Write>> writes_;
    std::shared_ptr<Lane<Read>> reads_;
};

}  // namespace paraninfo::journal
