#include "media/program/unit_queue.hpp"

#include <atomic>

namespace paraninfo::program {

// Of all feeds of the process: a switch from one to the other is a break as well.
std::uint64_t UnitQueue::next_stream() {
    static std::atomic<std::uint64_t> streams = 0;
    return ++streams;
}

void UnitQueue::put(SourceUnit unit) {
    unit.stream = stream_;
    bytes_ += unit.bytes.size();
    units_.push_back(std::move(unit));
    if (units_.size() > units_max || bytes_ > bytes_max) break_off();
}

std::vector<SourceUnit> UnitQueue::take(const Mark& shown) {
    std::vector<SourceUnit> due;
    if (shown.stream != stream_) return due;
    while (!units_.empty() && units_.front().source_time <= shown.source_time) {
        bytes_ -= units_.front().bytes.size();
        due.push_back(std::move(units_.front()));
        units_.pop_front();
    }
    return due;
}

void UnitQueue::break_off() {
    units_.clear();
    bytes_ = 0;
    stream_ = next_stream();
}

}  // namespace paraninfo::program
