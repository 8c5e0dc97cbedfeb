// The states of a room by key, the newest value of each; tells when they are due, so that none is sent more
// than four times a second. Pure; time is given.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::fanout {

inline constexpr std::int64_t state_interval_ms = 250;

struct StateValue {
    std::string key;
    std::string data;  // JSON
    bool operator==(const StateValue&) const = default;
};

class StateBoard {
  public:
    // The same value again changes nothing.
    void set(const std::string& key, std::string data);
    // A value that costs something: `make` is called when it is taken. It is taken even if it is the same.
    void set_later(const std::string& key, std::function<std::string()> make);
    // As if the key had never been.
    void forget(const std::string& key);
    // Everything is to be sent once more.
    void touch_all();
    // When the next flush may be, if there is anything to send.
    std::optional<std::int64_t> due_at_ms() const;
    // The values that changed since they were last taken, by key.
    std::vector<StateValue> flush(std::int64_t now_ms);

    // As it was last taken (`newest`: as it is now); nothing if it never was.
    const std::string* published(const std::string& key) const;
    const std::string* newest(const std::string& key) const;

  private:
    struct Slot {
        std::string data;
        std::function<std::string()> make;  // what `data` will be
        std::optional<std::string> published;
        bool dirty = false;
    };
    void mark(const std::string& key, Slot& slot);

    std::map<std::string, Slot> slots_;
    std::vector<std::string> dirty_;
    std::optional<std::int64_t> flushed_at_ms_;
};

}  // namespace paraninfo::fanout
