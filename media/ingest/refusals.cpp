#include "media/ingest/refusals.hpp"

#include <chrono>
#include <utility>

namespace paraninfo::ingest {
namespace {

constexpr std::chrono::seconds told_every{1};
constexpr std::size_t told_max = 10;

}  // namespace

void Refusals::add(const Refusal& refusal) {
    ++count_;
    const std::lock_guard lock{mutex_};
    if (waiting_.size() < told_max) waiting_.push_back(refusal);
}

std::vector<Refusal> Refusals::due(Time now) {
    const std::lock_guard lock{mutex_};
    if (waiting_.empty() || now - told_at_ < told_every) return {};
    told_at_ = now;
    return std::exchange(waiting_, {});
}

}  // namespace paraninfo::ingest
