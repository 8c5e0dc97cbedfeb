#include "protocol/json/members.hpp"

#include <algorithm>

namespace paraninfo::json {

void Members::wrong(std::string_view name) {
    if (!wrong_) wrong_ = std::string(name);
}

const Value* Members::any(const char* name) {
    taken_.emplace_back(name);
    const auto found = object_.find(name);
    return found == object_.end() ? nullptr : &*found;
}

const Value& Members::required(const char* name) {
    static const Value none;
    const Value* value = any(name);
    if (value == nullptr) wrong(name);
    return value == nullptr ? none : *value;
}

std::string Members::text(const char* name) {
    const Value& value = required(name);
    if (value.is_string()) return value.get<std::string>();
    wrong(name);
    return {};
}

std::string Members::optional_text(const char* name) {
    return object_.contains(name) ? text(name) : (any(name), "");
}

bool Members::truth(const char* name) {
    const Value& value = required(name);
    if (value.is_boolean()) return value.get<bool>();
    wrong(name);
    return false;
}

bool Members::optional_truth(const char* name) {
    return object_.contains(name) ? truth(name) : (any(name), false);
}

std::int64_t Members::integer(const char* name) {
    const Value& value = required(name);
    if (value.is_number_integer()) return value.get<std::int64_t>();
    wrong(name);
    return 0;
}

std::uint64_t Members::natural(const char* name) {
    const std::int64_t value = integer(name);
    if (value < 0) wrong(name);
    return value < 0 ? 0 : static_cast<std::uint64_t>(value);
}

std::uint64_t Members::positive(const char* name) {
    const std::uint64_t value = natural(name);
    if (value == 0) wrong(name);
    return value;
}

std::int32_t Members::within(const char* name, std::int32_t least, std::int32_t most) {
    const std::int64_t value = integer(name);
    const bool fit = value >= least && value <= most;
    if (!fit) wrong(name);
    return fit ? static_cast<std::int32_t>(value) : 0;
}

std::optional<std::string> Members::problem() const {
    if (wrong_) return wrong_;
    for (const auto& [name, value] : object_.items())
        if (std::find(taken_.begin(), taken_.end(), name) == taken_.end()) return name;
    return std::nullopt;
}

bool is_token(std::string_view text, std::size_t min, std::size_t max) {
    const auto is_fit = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    };
    return text.size() >= min && text.size() <= max && std::all_of(text.begin(), text.end(), is_fit);
}

}  // namespace paraninfo::json
