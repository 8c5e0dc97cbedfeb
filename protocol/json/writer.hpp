// Appends JSON to a string: the one way in which messages are written. It does not check that what is written
// makes sense; the encoders' tests do. Values, any thread.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace paraninfo::json {

// `"…"` with what JSON wants escaped.
void append_string(std::string& to, std::string_view text);

class Writer {
  public:
    Writer& open_object() { return open('{'); }
    Writer& close_object() { return close('}'); }
    Writer& open_array() { return open('['); }
    Writer& close_array() { return close(']'); }

    Writer& key(std::string_view name);

    Writer& value(std::string_view text);
    Writer& value(const char* text) { return value(std::string_view(text)); }
    Writer& value(const std::string& text) { return value(std::string_view(text)); }
    Writer& value(bool truth) { return raw(truth ? "true" : "false"); }
    Writer& null() { return raw("null"); }
    template <std::integral T>
    requires(!std::same_as<T, bool>) Writer& value(T number) { return raw(std::to_string(number)); }
    // JSON already.
    Writer& raw(std::string_view json);

    template <typename T>
    Writer& member(std::string_view name, const T& what) {
        return key(name).value(what);
    }
    Writer& member_raw(std::string_view name, std::string_view json) { return key(name).raw(json); }
    Writer& member_or_null(std::string_view name, std::string_view text) {
        return text.empty() ? key(name).null() : key(name).value(text);
    }

    std::string take() { return std::move(text_); }

    // A moment in ms since 1970; 0: there is none.
    Writer& time_or_null(std::int64_t at_ms) { return at_ms == 0 ? null() : value(at_ms); }

  private:
    Writer& open(char bracket);
    Writer& close(char bracket);
    void separate();

    std::string text_;
    bool first_ = true;  // nothing stands yet where a comma would be needed
};

}  // namespace paraninfo::json
