// The commands that a room remembers, by person and key: what each was answered, or who waits for it.
// Bounded; what it forgets is still in the journal. Rooms thread only.
#pragma once

#include "protocol/ids.hpp"

#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace paraninfo::live {

class Receipts {
  public:
    // `result` is the command's result as JSON; null: it could not be written.
    using Waiter = std::function<void(const std::string* result)>;

    explicit Receipts(std::size_t most) : most_(most) {}

    enum class Known { unknown, in_flight, done };
    Known look_up(const PersonId& person, const std::string& key) const;
    // Of a command that is done.
    const std::string& result(const PersonId& person, const std::string& key) const;

    // A command that has been applied and is on its way to the disk.
    void begin(const PersonId& person, const std::string& key, std::string result, Waiter waiter);
    void wait(const PersonId& person, const std::string& key, Waiter waiter);
    // It is durable: everybody who waits is told.
    void finish(const PersonId& person, const std::string& key);
    // One that the journal remembers.
    void restore(const PersonId& person, const std::string& key, std::string result);
    // Forgets everything; those who wait are told null.
    void fail_all();

    // Whether some were forgotten, so that an unknown key may be known to the journal.
    bool forgetful() const { return forgetful_; }
    void set_forgetful() { forgetful_ = true; }

  private:
    struct Entry {
        std::string result;
        std::vector<Waiter> waiters;
        bool done = false;
    };
    static std::string name(const PersonId& person, const std::string& key) {
        return person.value + '\n' + key;
    }
    void remember(const std::string& name);

    std::size_t most_;
    std::unordered_map<std::string, Entry> entries_;
    std::deque<std::string> done_;  // oldest first
    bool forgetful_ = false;
};

}  // namespace paraninfo::live
