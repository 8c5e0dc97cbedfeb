#include "server/journal/log_work.hpp"

#include "server/journal/head.hpp"
#include "server/observe/log.hpp"

#include <algorithm>

namespace paraninfo::journal {
namespace {

Status status_of(const Outcome& outcome) {
    if (const auto* appended = std::get_if<Appended>(&outcome)) return appended->status;
    if (const auto* acquired = std::get_if<Acquired>(&outcome)) return acquired->status;
    return std::get<Status>(outcome);
}

bool failed(const Outcome& outcome) {
    const Status status = status_of(outcome);
    return status == Status::unavailable || status == Status::unknown;
}

Answer unanswered(const Query& query, const std::string& why) {
    if (std::holds_alternative<Range>(query)) {
        ReadResult result;
        result.why = why;
        return result;
    }
    if (std::holds_alternative<FindSnapshot>(query)) return std::optional<Snapshot>();
    return Receipts{};
}

}  // namespace

Log::Work::Work(boost::asio::any_io_executor executor, std::unique_ptr<Engine> engine, Limits limits)
    : executor_(std::move(executor)),
      engine_(std::move(engine)),
      limits_(limits),
      meter_(observe::metrics()),
      tail_(limits.tail_max, limits.tail_bytes_max),
      writes_(std::make_shared<Lane<Write>>(
          Lane<Write>::Size{limits.queue_max, limits.queue_bytes_max, limits.batch_max},
          [this](std::vector<Write> batch) { commit(std::move(batch)); })),
      reads_(std::make_shared<Lane<Read>>(Lane<Read>::Size{limits.queue_max, limits.queue_bytes_max, 1},
                                          [](std::vector<Read> batch) {
                                              for (const auto& read : batch) read();
                                          })) {
}

void Log::Work::start(Drive drive) {
    engine_->watch([this](const RoomId& room) { hint(room); });
    if (drive == Drive::executor) {
        writes_->start_on(executor_);
        reads_->start_on(executor_);
    } else {
        writes_->start_thread();
        reads_->start_thread();
    }
}

void Log::Work::stop() {
    writes_->stop();
    reads_->stop();
}

void Log::Work::write(Write write, std::size_t bytes) {
    if (writes_->push(std::move(write), bytes)) return;
    meter_.overloaded();
    boost::asio::post(
        executor_, [write = std::move(write)] { write.done(refused(write.operation, Status::overloaded)); });
}

void Log::Work::commit(std::vector<Write> batch) {
    std::vector<Operation> operations;
    operations.reserve(batch.size());
    for (auto& write : batch) operations.push_back(std::move(write.operation));
    const auto before = std::chrono::steady_clock::now();
    auto outcomes = commit_or_unknown(operations);
    account(std::chrono::steady_clock::now() - before, operations, outcomes);
    for (std::size_t i = 0; i < operations.size(); ++i) remember(operations[i], outcomes[i]);
    boost::asio::post(executor_, [batch = std::move(batch), outcomes = std::move(outcomes)]() mutable {
        for (std::size_t i = 0; i < batch.size(); ++i) batch[i].done(std::move(outcomes[i]));
    });
    try {
        engine_->settle();
    } catch (const std::exception& error) {
        observe::log_error("journal.settle", {{"why", error.what()}});
    }
}

std::vector<Outcome> Log::Work::commit_or_unknown(const std::vector<Operation>& operations) {
    try {
        return engine_->commit(operations);
    } catch (const std::exception& error) {
        observe::log_error("journal.commit", {{"why", error.what()}});
        std::vector<Outcome> outcomes;
        for (const auto& operation : operations) outcomes.push_back(refused(operation, Status::unknown));
        return outcomes;
    }
}

void Log::Work::account(std::chrono::nanoseconds took, const std::vector<Operation>& operations,
                        const std::vector<Outcome>& outcomes) {
    std::size_t entries = 0;
    std::size_t durable = 0;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (status_of(outcomes[i]) != Status::ok) continue;
        ++durable;
        if (const auto* append = std::get_if<Append>(&operations[i])) entries += append->entries.size();
    }
    const auto failures = std::ranges::count_if(outcomes, failed);
    if (durable > 0) meter_.committed(took, entries);
    if (failures > 0) meter_.failed(static_cast<std::size_t>(failures));
}

void Log::Work::remember(Operation& operation, const Outcome& outcome) {
    if (status_of(outcome) != Status::ok) return;
    if (auto* append = std::get_if<Append>(&operation)) {
        tail_.push(append->room, std::get<Appended>(outcome).first, std::move(append->entries));
    } else if (const auto* erase = std::get_if<Erase>(&operation)) {
        tail_.erase(erase->room, erase->offset);
    } else if (const auto* save = std::get_if<SaveSnapshot>(&operation)) {
        tail_.drop_below(save->snapshot.room, save->floor);
    }
}

void Log::Work::query(Query query, std::function<void(Answer)> done) {
    if (auto* range = std::get_if<Range>(&query)) range->max = std::min(range->max, limits_.read_max);
    auto read = [this, query, done] {
        boost::asio::post(executor_, [done, found = answer(query)]() mutable { done(std::move(found)); });
    };
    if (reads_->push(std::move(read), 0)) return;
    boost::asio::post(executor_, [query = std::move(query), done = std::move(done)] {
        done(unanswered(query, "too many reads are waiting"));
    });
}

Answer Log::Work::answer(const Query& query) {
    if (const auto* range = std::get_if<Range>(&query)) {
        if (auto near = tail_.read(range->room, range->after, range->max)) return std::move(*near);
    }
    try {
        return engine_->read(query);
    } catch (const std::exception& error) {
        observe::log_error("journal.read", {{"why", error.what()}});
        return unanswered(query, error.what());
    }
}

void Log::Work::read_later(Read read) {
    reads_->push(std::move(read), 0, true);
}

Subscription Log::Work::subscribe(RoomId room, Offset after, std::function<void(ReadResult)> deliver) {
    auto subscriber = std::make_shared<Subscriber>();
    subscriber->room = std::move(room);
    subscriber->after = after;
    subscriber->deliver = std::move(deliver);
    followed_.store(true);
    read_later([this, weak = std::weak_ptr(subscriber)] {
        subscribers_.push_back(weak);
        if (const auto live = weak.lock()) pump(live);
    });
    return Subscription(std::move(subscriber));
}

void Log::Work::hint(const RoomId& room) {
    if (!followed_.load()) return;
    {
        const std::lock_guard lock(hinted_mutex_);
        if (!hinted_.insert(room.value).second) return;
    }
    read_later([this, room] {
        {
            const std::lock_guard lock(hinted_mutex_);
            hinted_.erase(room.value);
        }
        serve(room);
    });
}

void Log::Work::serve(const RoomId& room) {
    std::erase_if(subscribers_, [](const auto& weak) { return weak.expired(); });
    for (const auto& weak : subscribers_) {
        const auto live = weak.lock();
        if (live && live->room == room) pump(live);
    }
}

// One delivery at a time: the next is read when the subscriber has had the last, so a slow one holds no
// memory.
void Log::Work::pump(const std::shared_ptr<Subscriber>& subscriber) {
    if (subscriber->in_flight) return;
    auto result = std::get<ReadResult>(answer(Range{subscriber->room, subscriber->after, limits_.read_max}));
    if (result.status == ReadStatus::ok && result.entries.empty()) return;
    subscriber->in_flight = true;
    if (!result.entries.empty()) subscriber->after = result.entries.back().offset;
    boost::asio::post(executor_, [weak_work = weak_from_this(), weak = std::weak_ptr(subscriber),
                                  result = std::move(result)]() mutable {
        const auto live = weak.lock();
        if (!live) return;
        const bool goes_on = result.status == ReadStatus::ok;
        live->deliver(std::move(result));
        const auto work = weak_work.lock();
        if (!work || !goes_on) return;
        work->read_later([work = work.get(), weak] {
            const auto again = weak.lock();
            if (!again) return;
            again->in_flight = false;
            work->pump(again);
        });
    });
}

}  // namespace paraninfo::journal
