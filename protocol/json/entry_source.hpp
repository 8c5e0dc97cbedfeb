// A journaled change while it is read: what stands between the colons of its kind, and the members of its
// payload. Only for protocol/json.
#pragma once

#include "protocol/json/members.hpp"

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::json {

struct EntrySource {
    std::vector<std::string_view> arguments;
    Members& members;
    bool erased;
    bool fit = true;

    std::string text(const char* name) { return erased ? std::string() : members.text(name); }
    template <std::integral T = std::uint64_t>
    T number(std::size_t index) {
        T number = 0;
        if (index >= arguments.size()) {
            fit = false;
            return 0;
        }
        const auto text = arguments[index];
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        fit = fit && error == std::errc{} && end == text.data() + text.size();
        return number;
    }
    std::string_view word(std::size_t index) {
        fit = fit && index < arguments.size();
        return fit ? arguments[index] : std::string_view{};
    }
    // The value of that name; anything if there is none, and then the entry is not fit.
    template <typename T>
    T named(std::size_t index, std::optional<T> (*find)(std::string_view)) {
        const auto value = find(word(index));
        fit = fit && value;
        return value.value_or(T{});
    }
};

}  // namespace paraninfo::json
