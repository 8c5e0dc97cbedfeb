#include "server/fanout/state_board.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::fanout {

void StateBoard::set(const std::string& key, std::string data) {
    const auto [entry, is_new] = slots_.try_emplace(key);
    Slot& slot = entry->second;
    if (!is_new && slot.data == data) return;
    slot.data = std::move(data);
    mark(key, slot);
}

void StateBoard::set_later(const std::string& key, std::function<std::string()> make) {
    Slot& slot = slots_[key];
    slot.make = std::move(make);
    mark(key, slot);
}

void StateBoard::forget(const std::string& key) {
    slots_.erase(key);
    std::erase(dirty_, key);
}

void StateBoard::mark(const std::string& key, Slot& slot) {
    if (!slot.dirty) dirty_.push_back(key);
    slot.dirty = true;
}

void StateBoard::touch_all() {
    for (auto& [key, slot] : slots_) mark(key, slot);
}

std::optional<std::int64_t> StateBoard::due_at_ms() const {
    if (dirty_.empty()) return std::nullopt;
    return flushed_at_ms_ ? *flushed_at_ms_ + state_interval_ms : 0;
}

std::vector<StateValue> StateBoard::flush(std::int64_t now_ms) {
    std::vector<StateValue> values;
    std::sort(dirty_.begin(), dirty_.end());
    for (const std::string& key : dirty_) {
        Slot& slot = slots_.at(key);
        slot.dirty = false;
        if (const auto make = std::exchange(slot.make, nullptr)) slot.data = make();
        slot.published = slot.data;
        values.push_back({key, slot.data});
    }
    dirty_.clear();
    flushed_at_ms_ = now_ms;
    return values;
}

const std::string* StateBoard::published(const std::string& key) const {
    const auto found = slots_.find(key);
    return found == slots_.end() || !found->second.published ? nullptr : &*found->second.published;
}

const std::string* StateBoard::newest(const std::string& key) const {
    const auto found = slots_.find(key);
    return found == slots_.end() ? nullptr : &found->second.data;
}

}  // namespace paraninfo::fanout
