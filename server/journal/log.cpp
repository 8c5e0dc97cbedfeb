#include "server/journal/log.hpp"

#include "server/journal/head.hpp"
#include "server/journal/log_work.hpp"

namespace paraninfo::journal {
namespace {

std::size_t bytes_of(const Append& append) {
    std::size_t bytes = sizeof(Append) + append.receipt.size();
    for (const auto& entry : append.entries)
        bytes += sizeof(Entry) + entry.kind.size() + entry.payload.size();
    return bytes;
}

// Turns a callback for one kind of outcome or answer into one for all kinds.
template <class Variant, class Value>
std::function<void(Variant)> narrowed(std::function<void(Value)> done) {
    return [done = std::move(done)](Variant all) { done(std::get<Value>(std::move(all))); };
}

}  // namespace

Log::Log(boost::asio::any_io_executor executor, std::unique_ptr<Engine> engine, Limits limits, Drive drive)
    : work_(std::make_shared<Work>(std::move(executor), std::move(engine), limits)) {
    work_->start(drive);
}

Log::~Log() {
    work_->stop();
}

void Log::append(Append append, std::function<void(Appended)> done) {
    require_valid(append);
    const auto bytes = bytes_of(append);
    work_->write({std::move(append), narrowed<Outcome>(std::move(done))}, bytes);
}

void Log::acquire(RoomId room, std::string node, std::chrono::milliseconds ttl,
                  std::function<void(Acquired)> done) {
    work_->write({Acquire{std::move(room), std::move(node), ttl}, narrowed<Outcome>(std::move(done))}, 0);
}

void Log::save_snapshot(Snapshot snapshot, Lease lease, Offset floor, std::function<void(Status)> done) {
    const auto bytes = snapshot.bytes.size();
    work_->write({SaveSnapshot{std::move(snapshot), lease, floor}, narrowed<Outcome>(std::move(done))},
                 bytes);
}

void Log::erase(RoomId room, Lease lease, Offset offset, std::function<void(Status)> done) {
    work_->write({Erase{std::move(room), lease, offset}, narrowed<Outcome>(std::move(done))}, 0);
}

void Log::read(RoomId room, Offset after, std::size_t max, std::function<void(ReadResult)> done) {
    work_->query(Range{std::move(room), after, max}, narrowed<Answer>(std::move(done)));
}

void Log::find(RoomId room, CommandKey key, std::function<void(Receipts)> done) {
    work_->query(FindReceipt{std::move(room), std::move(key)}, narrowed<Answer>(std::move(done)));
}

void Log::receipts(RoomId room, std::size_t max, std::function<void(Receipts)> done) {
    work_->query(NewestReceipts{std::move(room), max}, narrowed<Answer>(std::move(done)));
}

void Log::load_snapshot(RoomId room, std::uint32_t schema,
                        std::function<void(std::optional<Snapshot>)> done) {
    work_->query(FindSnapshot{std::move(room), schema}, narrowed<Answer>(std::move(done)));
}

Subscription Log::subscribe(RoomId room, Offset after, std::function<void(ReadResult)> on_entries) {
    return work_->subscribe(std::move(room), after, std::move(on_entries));
}

bool Log::full() const {
    return work_->full();
}

}  // namespace paraninfo::journal
