// Structured logs: one JSON object per line on stderr. A call only formats and queues; a thread of its own
// writes, so that a full pipe never blocks a caller: what does not fit the queue is dropped and counted.
// Not for audit and never for secrets. Callable from any thread.
#pragma once

#include <atomic>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace paraninfo::observe {

enum class Level { debug, info, warn, error };

class FieldValue {
  public:
    FieldValue(std::string_view text) : value_(text) {}
    FieldValue(const std::string& text) : value_(std::string_view(text)) {}
    FieldValue(const char* text) : value_(std::string_view(text)) {}
    FieldValue(bool flag) : value_(flag) {}
    FieldValue(double number) : value_(number) {}
    template <std::integral Number>
    requires(!std::same_as<Number, bool>) FieldValue(Number number)
        : value_(static_cast<std::int64_t>(number)) {}

    void append_json(std::string& out) const;

  private:
    std::variant<std::string_view, bool, double, std::int64_t> value_;
};

struct Field {
    std::string_view key;
    FieldValue value;
};

using Fields = std::initializer_list<Field>;

// Appends `text` as a JSON string; bytes that are not valid UTF-8 become '?', so a line is always valid JSON.
void append_json_string(std::string& out, std::string_view text);

// One line without its end: {"at":"2026-11-24T20:00:00.123Z","level":"info","event":...,fields}.
std::string format_line(Level level, std::string_view event, Fields fields, std::int64_t wall_ms);

// The queue and its writing thread. The destructor writes what is queued, for 200 ms at the longest.
class LineWriter {
  public:
    static constexpr std::size_t queued_lines_max = 4096;

    explicit LineWriter(int descriptor);
    ~LineWriter();
    LineWriter(const LineWriter&) = delete;
    LineWriter& operator=(const LineWriter&) = delete;

    void write(std::string line);
    std::uint64_t dropped() const;

  private:
    struct State;
    std::shared_ptr<State> state_;
};

// The process's own log. Lines below the level (default info) are not formatted at all.
void set_log_level(Level level);
void log(Level level, std::string_view event, Fields fields);
std::uint64_t log_lines_dropped();

inline void log_info(std::string_view event, Fields fields = {}) {
    log(Level::info, event, fields);
}
inline void log_warn(std::string_view event, Fields fields = {}) {
    log(Level::warn, event, fields);
}
inline void log_error(std::string_view event, Fields fields = {}) {
    log(Level::error, event, fields);
}

}  // namespace paraninfo::observe
