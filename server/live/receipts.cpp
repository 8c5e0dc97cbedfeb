#include "server/live/receipts.hpp"

#include <utility>

namespace paraninfo::live {

Receipts::Known Receipts::look_up(const PersonId& person, const std::string& key) const {
    const auto found = entries_.find(name(person, key));
    if (found == entries_.end()) return Known::unknown;
    return found->second.done ? Known::done : Known::in_flight;
}

const std::string& Receipts::result(const PersonId& person, const std::string& key) const {
    return entries_.at(name(person, key)).result;
}

void Receipts::begin(const PersonId& person, const std::string& key, std::string result, Waiter waiter) {
    Entry& entry = entries_[name(person, key)];
    entry.result = std::move(result);
    entry.waiters.push_back(std::move(waiter));
}

void Receipts::wait(const PersonId& person, const std::string& key, Waiter waiter) {
    entries_.at(name(person, key)).waiters.push_back(std::move(waiter));
}

void Receipts::finish(const PersonId& person, const std::string& key) {
    const auto found = entries_.find(name(person, key));
    if (found == entries_.end()) return;
    found->second.done = true;
    const auto waiters = std::exchange(found->second.waiters, {});
    for (const Waiter& waiter : waiters) waiter(&found->second.result);
    remember(found->first);
}

void Receipts::restore(const PersonId& person, const std::string& key, std::string result) {
    const auto [entry, is_new] = entries_.try_emplace(name(person, key));
    entry->second.result = std::move(result);
    entry->second.done = true;
    if (is_new) remember(entry->first);
}

void Receipts::remember(const std::string& name) {
    done_.push_back(name);
    if (done_.size() <= most_) return;
    entries_.erase(done_.front());
    done_.pop_front();
    forgetful_ = true;
}

void Receipts::fail_all() {
    auto entries = std::exchange(entries_, {});
    done_.clear();
    forgetful_ = false;
    for (const auto& [key, entry] : entries)
        for (const Waiter& waiter : entry.waiters) waiter(nullptr);
}

}  // namespace paraninfo::live
