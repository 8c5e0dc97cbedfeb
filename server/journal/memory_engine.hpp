// The engine that keeps everything in memory: for tests, and for events that need no durability. Any thread.
#pragma once

#include "server/journal/engine.hpp"
#include "server/journal/head.hpp"

#include <map>
#include <mutex>
#include <unordered_map>

namespace paraninfo::journal {

class MemoryEngine : public Engine {
  public:
    std::vector<Outcome> commit(std::span<const Operation> batch) override;
    Answer read(const Query& query) override;
    void watch(std::function<void(const RoomId&)> hint) override { hint_ = std::move(hint); }

  private:
    struct Room {
        Head head;
        std::vector<Stored> entries;  // 1 ... head.last
        std::vector<Receipt> receipts;
        std::map<std::string, std::size_t, std::less<>> receipt_by_key;
        std::vector<Snapshot> snapshots;  // ascending by offset
    };

    Outcome perform(const Append& append);
    Outcome perform(const Acquire& acquire);
    Outcome perform(const SaveSnapshot& save);
    Outcome perform(const Erase& erase);
    Answer answer(const Range& range) const;
    Answer answer(const FindReceipt& query) const;
    Answer answer(const NewestReceipts& query) const;
    Answer answer(const FindSnapshot& query) const;
    const Room* find(const RoomId& id) const;
    static std::string text_of(const CommandKey& key);

    mutable std::mutex mutex_;
    std::unordered_map<std::string, Room> rooms_;
    std::function<void(const RoomId&)> hint_;
};

}  // namespace paraninfo::journal
